package org.hotline12345.channels.voice.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that comes in breaks the telephone: all messages of RFC 4475, and worse. */
@Timeout(120)
class TortureTest {
  @TempDir private Path folder;

  private final Listening listening = new Listening();

  @Test
  void afterEachMessageOfTheRfcACallStillWorks() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening)) {
      for (Map.Entry<String, byte[]> message : messages().entrySet()) {
        try (Wire torture = new Wire(endpoint.port);
            Wire wire = new Wire(endpoint.port)) {
          torture.send(message.getValue());
          assertThat(wire.call()).as("a call after %s", message.getKey()).startsWith("SIP/2.0 200");
          assertThat(wire.ask(wire.request("BYE", "", "", ""))).startsWith("SIP/2.0 200");
        }
      }
    }
  }

  /** With UDP and {@code rport} (RFC 3581) in the first Via, so that the answer finds us. */
  @Test
  void whatIsWrongIsSaid() throws Exception {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("wsinv", "481");
    expected.put("intmeth", "501");
    expected.put("esc01", "404");
    expected.put("esc02", "501");
    expected.put("lwsdisp", "200");
    expected.put("longreq", "404");
    expected.put("semiuri", "200");
    expected.put("transports", "200");
    expected.put("badinv01", "400");
    expected.put("clerr", "400");
    expected.put("ncl", "400");
    expected.put("scalar02", "400");
    expected.put("ltgtruri", "400");
    expected.put("mismatch01", "400");
    expected.put("badvers", "505");
    expected.put("unkscm", "200");
    expected.put("invut", "415");
    expected.put("regbadct", "405");
    expected.put("bext01", "420");
    expected.put("mpart01", "405");
    expected.put("zeromf", "200");
    expected.put("sdp01", "406");
    expected.put("inv2543", "400");
    Map<String, byte[]> messages = messages();
    SoftAssertions softly = new SoftAssertions();
    try (Endpoint endpoint = new Endpoint(folder, listening)) {
      for (Map.Entry<String, String> one : expected.entrySet()) {
        try (Wire wire = new Wire(endpoint.port)) {
          String message = new String(messages.get(one.getKey()), ISO_8859_1);
          String answer = wire.ask(answerable(message));
          softly.assertThat(answer).as(one.getKey()).startsWith("SIP/2.0 " + one.getValue());
        }
      }
      softly.assertAll();
    }
  }

  @Test
  void nonsenseOverUdpAndTcpBreaksNothing() throws Exception {
    SplittableRandom random = new SplittableRandom(12345);
    byte[] invite;
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port)) {
      invite = wire.request("INVITE", "", "application/sdp", wire.sdp()).getBytes(ISO_8859_1);
      for (int i = 0; i < 300; i++) {
        byte[] broken = invite.clone();
        for (int j = 0; j < 1 + i % 10; j++) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        wire.send(
            i % 7 == 0 ? java.util.Arrays.copyOf(broken, random.nextInt(broken.length)) : broken);
      }
      for (int i = 0; i < 20; i++) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port)) {
          byte[] noise = new byte[random.nextInt(5000)];
          for (int j = 0; j < noise.length; j++) {
            noise[j] = (byte) random.nextInt(256);
          }
          socket.getOutputStream().write(noise);
        }
      }
      try (Wire sane = new Wire(endpoint.port)) {
        assertThat(sane.call()).startsWith("SIP/2.0 200");
      }
      assertThat(overTcp(endpoint.port)).startsWith("SIP/2.0 200");
    }
  }

  private static String answerable(String message) {
    return message
        .replaceFirst("(?i)(\\r\\nv(?:ia)?\\s*:[^;]*?)/T(?:CP|LS) ", "$1/UDP ")
        .replaceFirst("(?i)(\\r\\nv(?:ia)?\\s*:(?:[^;\\r]|\\r\\n[ \\t])*)", "$1;rport");
  }

  private static String overTcp(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              """
              OPTIONS sip:12345@127.0.0.1 SIP/2.0
              Via: SIP/2.0/TCP 127.0.0.1:%d;branch=z9hG4bKtcp1;rport
              Max-Forwards: 70
              From: <sip:1@127.0.0.1>;tag=t
              To: <sip:12345@127.0.0.1>
              Call-ID: tcp@test
              CSeq: 1 OPTIONS
              Content-Length: 0

              """
                  .replace("\n", "\r\n")
                  .formatted(socket.getLocalPort())
                  .getBytes(UTF_8));
      byte[] buffer = new byte[4096];
      int read = socket.getInputStream().read(buffer);
      return read < 0 ? "" : new String(buffer, 0, read, UTF_8);
    }
  }

  private static Map<String, byte[]> messages() throws IOException {
    Map<String, byte[]> messages = new LinkedHashMap<>();
    try (InputStream in = TortureTest.class.getResourceAsStream("/rfc4475.tsv")) {
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(parts -> messages.put(parts[0], Base64.getDecoder().decode(parts[1])));
    }
    assertThat(messages).hasSize(49);
    return messages;
  }
}
