package org.hotline12345.channels.voice.sip;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.config.SipConfig;
import org.hotline12345.channels.voice.VoiceListener;

/** A telephone on a free port of the loopback. */
public final class Endpoint implements AutoCloseable {
  final int port;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SipEndpoint endpoint;

  /**
   * @param settings further keys of {@code voice.sip}, as lines of YAML
   */
  Endpoint(Path folder, VoiceListener.Answering answering, String... settings) {
    port = freePort();
    SipConfig config = config(folder, port, settings);
    endpoint = SipEndpoint.start(config, answering, meters, new SecureRandom(), Clock.systemUTC());
  }

  static SipConfig config(Path folder, int port, String... settings) {
    int media = 30_000 + port % 500 * 40;
    StringBuilder yaml =
        new StringBuilder("voice:\n  sip:\n    bind: 127.0.0.1\n    port: " + port + "\n");
    String all = String.join("\n", settings);
    if (!all.contains("media:")) {
      yaml.append("    media: {firstPort: %d, lastPort: %d}\n".formatted(media, media + 500));
    }
    all.lines().forEach(line -> yaml.append("    ").append(line).append('\n'));
    try {
      Path file = Files.createTempFile(folder, "hotline", ".yaml");
      Files.writeString(file, yaml);
      return new ConfigFile(Map.of("SECRET", "right horse")).load(file, folder).voice().sip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Free for UDP and TCP just now. */
  public static int freePort() {
    for (int tries = 0; tries < 20; tries++) {
      try (ServerSocket tcp = new ServerSocket()) {
        tcp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (DatagramSocket udp =
            new DatagramSocket(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()))) {
          return udp.getLocalPort();
        }
      } catch (IOException e) {
        // the next one may be free for both
      }
    }
    throw new IllegalStateException("no free port");
  }

  int calls() {
    return endpoint.calls();
  }

  double packets(String kind) {
    return meters.counter("hotline.voice.packets", "kind", kind).count();
  }

  void close(Duration patience) {
    endpoint.close(patience);
  }

  @Override
  public void close() {
    endpoint.close(Duration.ZERO);
  }
}
