package org.hotline12345.channels.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How telephone calls come in by SIP.
 *
 * @param enabled whether calls are taken at all
 * @param bind address to listen on
 * @param port UDP and TCP port
 * @param transports of {@code udp}, {@code tcp}
 * @param publicAddress what others are told to send to; null for the address that faces them
 * @param trunks who may call without more, and whose word on the caller's number counts
 * @param numbers the numbers that are answered, each matched with the end of what was dialled;
 *     empty for any
 * @param calls how many at a time
 * @param ring how long it rings before it is answered
 * @param drain how long a stop waits for calls to end
 * @param transfer how it is put through
 * @param media how sound goes
 * @param digest who else may call, with a password
 * @param registration where to register, null when nowhere
 * @param tls null when calls over TLS are not taken
 */
public record SipConfig(
    boolean enabled,
    String bind,
    int port,
    List<String> transports,
    @Nullable String publicAddress,
    List<AddressRange> trunks,
    List<String> numbers,
    int calls,
    Duration ring,
    Duration drain,
    Transfer transfer,
    Media media,
    Digest digest,
    @Nullable Registration registration,
    @Nullable Tls tls) {
  public SipConfig {
    transports = List.copyOf(transports);
    trunks = List.copyOf(trunks);
    numbers = List.copyOf(numbers);
  }

  /**
   * @param host where numbers are dialled at, null for the platform the call came from
   * @param timeout after which a transfer without an outcome has failed
   */
  public record Transfer(@Nullable String host, Duration timeout) {}

  /**
   * @param firstPort first UDP port; the even ones are used
   * @param lastPort last UDP port
   * @param codecs of {@code PCMA}, {@code PCMU}
   * @param timeout after which a call without any sound is ended
   */
  public record Media(int firstPort, int lastPort, List<String> codecs, Duration timeout) {
    public Media {
      codecs = List.copyOf(codecs);
    }
  }

  /**
   * @param realm as told to whoever must prove himself
   * @param users passwords by name; empty when nobody but the trunks may call
   */
  public record Digest(String realm, Map<String, Secret> users) {
    public Digest {
      users = Map.copyOf(users);
    }
  }

  /**
   * @param registrar host, with a port when it is not 5060
   * @param transport {@code udp} or {@code tcp}
   * @param expires how long a registration is asked for; renewed at half of it
   */
  public record Registration(
      String registrar, String transport, String user, Secret password, Duration expires) {}

  /**
   * @param keyStore PKCS #12 or JKS file with key and certificate
   * @param password of it
   */
  public record Tls(int port, Path keyStore, Secret password) {}
}
