package org.hotline12345.channels.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls by hand, byte by byte. */
@Timeout(60)
class SipEndpointTest {
  @TempDir private Path folder;

  private final Listening listening = new Listening();

  @Test
  void aCallIsAnsweredHeardPlayedToAndEnded() throws Exception {
    listening.greet(line -> line.play(Listening.tone(400, 100)));
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port)) {
      String ok = wire.ask(wire.request("INVITE", "", "application/sdp", wire.sdp()));
      assertThat(ok)
          .startsWith("SIP/2.0 200")
          .contains("a=rtpmap:8 PCMA/8000", "Contact: <sip:127");
      // Sound comes before the ACK does.
      byte[] packet = new byte[500];
      DatagramPacket received = new DatagramPacket(packet, packet.length);
      wire.sound().setSoTimeout(5000);
      wire.sound().receive(received);
      assertThat(received.getLength()).isEqualTo(172);
      assertThat(packet[1] & 0x7F).isEqualTo(8);
      wire.send(wire.request("ACK", "", "", ""));

      Listening.Line line = listening.next();
      assertThat(line.line.facts().dialled()).isEqualTo("12345");
      assertThat(line.line.facts().caller()).isEqualTo("13800001234");
      assertThat(line.line.facts().toString()).doesNotContain("13800001234");
      await().untilAsserted(() -> assertThat(line.told).contains("played"));

      int port = Wire.mediaPort(ok);
      for (int i = 0; i < 10; i++) {
        wire.sound().send(rtp(i, 8, (byte) 0x2A, port));
      }
      await().untilAsserted(() -> assertThat(line.loud()).isEqualTo(1600));

      assertThat(wire.ask(wire.request("BYE", "", "", ""))).startsWith("SIP/2.0 200");
      await().untilAsserted(() -> assertThat(line.told).endsWith("ended"));
      assertThat(endpoint.calls()).isZero();
      assertThat(endpoint.packets("received")).isEqualTo(10);
    }
  }

  @Test
  void hangingUpPlaysToTheEndFirst() throws Exception {
    listening.greet(
        line -> {
          line.play(Listening.tone(400, 300));
          line.hangUp();
        });
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port)) {
      wire.call();
      Listening.Line line = listening.next();
      String bye = wire.receive("BYE");
      wire.answer(bye, "200 OK");
      assertThat(bye).startsWith("BYE sip:caller@127.0.0.1");
      assertThat(line.told).startsWith("played");
      await().untilAsserted(() -> assertThat(line.told).endsWith("ended"));
    }
  }

  @Test
  void oneWhoGivesUpEarlyIsNotAnswered() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening, "ring: 5s");
        Wire wire = new Wire(endpoint.port)) {
      wire.send(wire.request("INVITE", "", "application/sdp", wire.sdp()));
      assertThat(wire.receive("SIP/2.0 180")).startsWith("SIP/2.0 180");
      wire.send(wire.request("CANCEL", "", "", ""));
      String one = wire.receive(5000);
      String other = wire.receive(5000);
      assertThat(one + other).contains("200 OK", "487");
      assertThat(listening.none()).isTrue();
      await().untilAsserted(() -> assertThat(endpoint.calls()).isZero());
    }
  }

  @Test
  void aRepeatedInviteIsOneCallAndItsAnswerIsRepeated() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port)) {
      String invite = wire.request("INVITE", "", "application/sdp", wire.sdp());
      String first = wire.ask(invite);
      String second = wire.ask(invite);
      assertThat(second).startsWith("SIP/2.0 200");
      assertThat(Wire.mediaPort(second)).isEqualTo(Wire.mediaPort(first));
      assertThat(endpoint.calls()).isEqualTo(1);
      // Without an ACK the answer is repeated by itself.
      assertThat(wire.receive("SIP/2.0 200")).startsWith("SIP/2.0 200");
      listening.next();
      assertThat(listening.none()).isTrue();
    }
  }

  @Test
  void holdStopsTheSoundAndResumeBringsItBack() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port)) {
      wire.call();
      Listening.Line line = listening.next();
      String held = wire.ask(wire.request("INVITE", "", "application/sdp", wire.sdp("sendonly")));
      assertThat(held).startsWith("SIP/2.0 200").contains("a=recvonly");
      wire.send(wire.request("ACK", "", "", ""));
      await().untilAsserted(() -> assertThat(line.told).containsExactly("held"));
      String resumed =
          wire.ask(wire.request("INVITE", "", "application/sdp", wire.sdp("sendrecv")));
      assertThat(resumed).startsWith("SIP/2.0 200").contains("a=sendrecv");
      wire.send(wire.request("ACK", "", "", ""));
      await().untilAsserted(() -> assertThat(line.told).containsExactly("held", "resumed"));
      String refused =
          wire.ask(
              wire.request(
                  "INVITE", "", "application/sdp", wire.sdp().replace("AVP 8 0 101", "AVP 18")));
      assertThat(refused).startsWith("SIP/2.0 488");
      assertThat(endpoint.calls()).isEqualTo(1);
    }
  }

  @Test
  void keysComeByInfoInBothForms() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port)) {
      wire.call();
      Listening.Line line = listening.next();
      String relay = "Signal=5\r\nDuration=160\r\n";
      assertThat(wire.ask(wire.request("INFO", "", "application/dtmf-relay", relay)))
          .startsWith("SIP/2.0 200");
      assertThat(wire.ask(wire.request("INFO", "", "application/dtmf", "#")))
          .startsWith("SIP/2.0 200");
      assertThat(wire.ask(wire.request("INFO", "", "text/plain", "7")))
          .startsWith("SIP/2.0 415")
          .contains("Accept: application/dtmf-relay");
      await().untilAsserted(() -> assertThat(line.keys()).isEqualTo("5#"));
    }
  }

  @Test
  void refusalsSayWhatIsWrong() throws Exception {
    try (Endpoint endpoint =
            new Endpoint(folder, listening, "calls: 1", "numbers: ['12345', '96119']");
        Wire wire = new Wire(endpoint.port)) {
      String sdp = wire.sdp();
      assertThat(ask(wire, "", "application/sdp", sdp.replace("AVP 8 0 101", "AVP 18")))
          .startsWith("SIP/2.0 488");
      assertThat(ask(wire, "", "text/plain", "hello")).startsWith("SIP/2.0 415");
      assertThat(ask(wire, "Accept: text/plain", "application/sdp", sdp)).startsWith("SIP/2.0 406");
      assertThat(ask(wire, "Require: 100rel", "application/sdp", sdp))
          .startsWith("SIP/2.0 420")
          .contains("Unsupported: 100rel");
      assertThat(ask(wire, "", "application/sdp", "this is no description"))
          .startsWith("SIP/2.0 400");
      assertThat(
              wire.ask(
                  wire.request("INVITE", "", "application/sdp", sdp).replace("12345@", "110@")))
          .startsWith("SIP/2.0 404");
      assertThat(wire.ask(wire.request("INVITE", "", "application/sdp", sdp).replace("12345@", "")))
          .startsWith("SIP/2.0 484");
      assertThat(wire.ask(wire.request("SUBSCRIBE", "Event: presence", "", "")))
          .startsWith("SIP/2.0 405")
          .contains("Allow: INVITE");
      assertThat(wire.ask(wire.request("FROBNICATE", "", "", ""))).startsWith("SIP/2.0 501");
      assertThat(wire.ask(wire.request("BYE", "", "", ""))).startsWith("SIP/2.0 481");
      assertThat(wire.ask(wire.request("OPTIONS", "", "", "")))
          .startsWith("SIP/2.0 200")
          .contains("Accept: application/sdp");
      assertThat(endpoint.calls()).isZero();
      try (Wire first = new Wire(endpoint.port);
          Wire second = new Wire(endpoint.port)) {
        assertThat(first.call()).startsWith("SIP/2.0 200");
        assertThat(second.call()).startsWith("SIP/2.0 503").contains("Retry-After");
      }
      assertThat(endpoint.calls()).isEqualTo(1);
      System.gc();
      assertThat(endpoint.meters.get("hotline.voice.calls.going").gauge().value()).isEqualTo(1);
      assertThat(endpoint.meters.counter("hotline.voice.calls", "outcome", "refused-503").count())
          .isEqualTo(1);
    }
  }

  @Test
  void theNumberDialledIsTheFirstOneOfOursThatTheNetworkNames() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening, "numbers: ['12345', '96119']");
        Wire wire = new Wire(endpoint.port)) {
      wire.ask(
          wire.request(
              "INVITE",
              """
              P-Asserted-Identity: <tel:+8657812300000>
              Diversion: <sip:12345@a>;reason=unconditional
              Diversion: <sip:057896119@a>;reason=unconditional
              """,
              "application/sdp",
              wire.sdp()));
      Listening.Line line = listening.next();
      assertThat(line.line.facts().dialled()).isEqualTo("96119");
      assertThat(line.line.facts().caller()).isEqualTo("8657812300000");
    }
  }

  @Test
  void strangersAreRefusedAndNothingTheySayIsBelieved() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening, "trunks: [10.9.8.0/24]");
        Wire wire = new Wire(endpoint.port)) {
      assertThat(wire.call()).startsWith("SIP/2.0 403");
      assertThat(wire.ask(wire.request("OPTIONS", "", "", ""))).startsWith("SIP/2.0 403");
      assertThat(listening.none()).isTrue();
    }
  }

  @Test
  void anInviteWithoutOfferGetsOneAndTheAckAnswersIt() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port)) {
      String ok = wire.ask(wire.request("INVITE", "", "", ""));
      assertThat(ok).startsWith("SIP/2.0 200").contains("RTP/AVP 8 0 101");
      wire.send(wire.request("ACK", "", "application/sdp", wire.sdp()));
      byte[] packet = new byte[500];
      wire.sound().setSoTimeout(5000);
      wire.sound().receive(new DatagramPacket(packet, packet.length));
      assertThat(packet[1] & 0x7F).isEqualTo(8);
    }
  }

  @Test
  void aCallWithoutSoundIsEnded() throws Exception {
    int media = 21_000 + Endpoint.freePort() % 1000 * 2;
    try (Endpoint endpoint =
            new Endpoint(
                folder,
                listening,
                "media: {firstPort: %d, lastPort: %d, timeout: 1s}".formatted(media, media + 20));
        Wire wire = new Wire(endpoint.port)) {
      wire.call();
      String bye = wire.receive("BYE");
      assertThat(bye).startsWith("BYE");
      wire.answer(bye, "200 OK");
      Listening.Line line = listening.next();
      await().untilAsserted(() -> assertThat(line.told).containsExactly("ended"));
    }
  }

  @Test
  void aStopLetsCallsEndAndTakesNoNewOnes() throws Exception {
    Endpoint endpoint = new Endpoint(folder, listening);
    try (Wire wire = new Wire(endpoint.port);
        Wire late = new Wire(endpoint.port)) {
      wire.call();
      Listening.Line line = listening.next();
      Thread stopping = Thread.startVirtualThread(() -> endpoint.close(Duration.ofSeconds(20)));
      await().untilAsserted(() -> assertThat(late.call()).startsWith("SIP/2.0 503"));
      assertThat(line.told).isEmpty();
      wire.ask(wire.request("BYE", "", "", ""));
      stopping.join();
      assertThat(line.told).containsExactly("ended");
    }
  }

  private static String ask(Wire wire, String headers, String type, String body)
      throws java.io.IOException {
    return wire.ask(wire.request("INVITE", headers, type, body));
  }

  static DatagramPacket rtp(int number, int type, byte fill, int port) {
    byte[] packet = new byte[172];
    java.util.Arrays.fill(packet, 12, packet.length, fill);
    packet[0] = (byte) 0x80;
    packet[1] = (byte) type;
    packet[2] = (byte) (number >> 8);
    packet[3] = (byte) number;
    packet[11] = 9;
    return new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), port);
  }
}
