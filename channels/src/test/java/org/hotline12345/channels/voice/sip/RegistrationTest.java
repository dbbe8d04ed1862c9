package org.hotline12345.channels.voice.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A platform that wants to be registered with. */
@Timeout(60)
class RegistrationTest {
  @TempDir private Path folder;

  @Test
  void itRegistersWithItsPasswordAndTakesItselfOff() throws Exception {
    try (DatagramSocket registrar =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      registrar.setSoTimeout(10_000);
      String settings =
          "registration: {registrar: '127.0.0.1:%d', user: '8000', password: '${env:SECRET}'}"
              .formatted(registrar.getLocalPort());
      try (Endpoint endpoint = new Endpoint(folder, new Listening(), settings)) {
        DatagramPacket first = receive(registrar);
        assertThat(text(first))
            .startsWith("REGISTER sip:127.0.0.1")
            .contains("Contact: <sip:127.0.0.1:" + endpoint.port + ">", "Expires: 3600")
            .doesNotContain("Authorization");
        answer(
            registrar,
            first,
            "401 Unauthorized",
            "WWW-Authenticate: Digest realm=\"pbx\", nonce=\"abc\", algorithm=MD5, qop=\"auth\"");
        DatagramPacket proven = receive(registrar);
        assertThat(text(proven))
            .contains("Authorization: Digest", "username=\"8000\"", "nonce=\"abc\"")
            .doesNotContain("right horse");
        answer(registrar, proven, "200 OK", "Expires: 3600");
      }
      DatagramPacket last = receive(registrar);
      assertThat(text(last)).startsWith("REGISTER").contains("Expires: 0");
    }
  }

  private static DatagramPacket receive(DatagramSocket registrar) throws Exception {
    byte[] buffer = new byte[8192];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    registrar.receive(packet);
    return packet;
  }

  private static String text(DatagramPacket packet) {
    return new String(packet.getData(), 0, packet.getLength(), UTF_8);
  }

  private static void answer(
      DatagramSocket registrar, DatagramPacket request, String status, String header)
      throws Exception {
    StringBuilder response = new StringBuilder("SIP/2.0 " + status + "\r\n");
    text(request)
        .lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.matches("(?i)(Via|From|To|Call-ID|CSeq):.*"))
        .forEach(line -> response.append(line).append("\r\n"));
    response.append(header).append("\r\nContent-Length: 0\r\n\r\n");
    byte[] bytes = response.toString().getBytes(UTF_8);
    registrar.send(new DatagramPacket(bytes, bytes.length, request.getSocketAddress()));
  }
}
