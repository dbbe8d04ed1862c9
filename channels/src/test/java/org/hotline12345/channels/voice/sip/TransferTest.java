package org.hotline12345.channels.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** REFER to its end, and all the ways it goes wrong. */
@Timeout(60)
class TransferTest {
  private static final String EVENTS = "Event: refer\nSubscription-State: ";

  @TempDir private Path folder;

  private final Listening listening = new Listening();

  @Test
  void aTransferIsFollowedToItsEndAndTheCallEnds() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port)) {
      Listening.Line line = refer(wire, "202 Accepted", "12366");
      notify(wire, "active;expires=60", "SIP/2.0 100 Trying");
      notify(wire, "active;expires=60", "SIP/2.0 180 Ringing");
      assertThat(line.told).isEmpty();
      notify(wire, "terminated;reason=noresource", "SIP/2.0 200 OK");
      wire.answer(wire.receive("BYE"), "200 OK");
      await().untilAsserted(() -> assertThat(line.told).containsExactly("transferred", "ended"));
      assertThat(endpoint.calls()).isZero();
    }
  }

  @Test
  void aRefusedTransferLeavesTheCallAsItWas() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port)) {
      Listening.Line line = refer(wire, "603 Declined", "sip:seat1@10.0.0.9");
      await().untilAsserted(() -> assertThat(line.told).containsExactly("transfer failed 603"));
      line.line.play(Listening.tone(400, 40));
      await().untilAsserted(() -> assertThat(line.told).endsWith("played"));
      // A second try may work.
      line.line.transfer("110");
      String again = wire.receive("REFER");
      assertThat(again).contains("Refer-To: <sip:110@127.0.0.1");
      wire.answer(again, "202 Accepted");
      notify(wire, "terminated;reason=noresource", "SIP/2.0 200 OK");
      await().untilAsserted(() -> assertThat(line.told).contains("transferred"));
    }
  }

  @Test
  void whereTheTargetIsBusyTheBotComesBack() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port)) {
      Listening.Line line = refer(wire, "202 Accepted", "12366");
      notify(wire, "terminated;reason=noresource", "SIP/2.0 486 Busy Here");
      await().untilAsserted(() -> assertThat(line.told).containsExactly("transfer failed 486"));
      assertThat(endpoint.calls()).isEqualTo(1);
    }
  }

  @Test
  void withoutAnOutcomeItHasFailed() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening, "transfer: {timeout: 1s}");
        Wire wire = new Wire(endpoint.port)) {
      Listening.Line line = refer(wire, "202 Accepted", "12366");
      await().untilAsserted(() -> assertThat(line.told).containsExactly("transfer failed 408"));
      assertThat(endpoint.calls()).isEqualTo(1);
    }
  }

  @Test
  void oneWhoHangsUpMeanwhileHasNotBeenPutThrough() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port)) {
      Listening.Line line = refer(wire, "202 Accepted", "12366");
      assertThat(wire.ask(wire.request("BYE", "", "", ""))).startsWith("SIP/2.0 200");
      await().untilAsserted(() -> assertThat(line.told).containsExactly("ended"));
    }
  }

  @Test
  void whatCrossedSomethingIsSentAgain() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port)) {
      Listening.Line line = refer(wire, "491 Request Pending", "12366");
      String again = wire.receive("REFER");
      assertThat(again).contains("Refer-To: <sip:12366@127.0.0.1");
      wire.answer(again, "202 Accepted");
      notify(wire, "terminated;reason=noresource", "SIP/2.0 200 OK");
      await().untilAsserted(() -> assertThat(line.told).contains("transferred"));
    }
  }

  @Test
  void onlyOneAtATimeAndForeignEventsAreRefused() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port)) {
      Listening.Line line = refer(wire, "202 Accepted", "12366");
      line.line.transfer("12313");
      await().untilAsserted(() -> assertThat(line.told).containsExactly("transfer failed 491"));
      assertThat(
              wire.ask(
                  wire.request(
                      "NOTIFY", "Event: presence\nSubscription-State: active", "text/plain", "x")))
          .startsWith("SIP/2.0 489");
    }
  }

  private Listening.Line refer(Wire wire, String answer, String target) throws Exception {
    assertThat(wire.call()).startsWith("SIP/2.0 200");
    Listening.Line line = listening.next();
    line.line.transfer(target);
    String refer = wire.receive("REFER");
    assertThat(refer).contains("Refer-To: <sip:").contains("Referred-By:").contains("Contact:");
    wire.answer(refer, answer);
    return line;
  }

  private static void notify(Wire wire, String state, String fragment) throws IOException {
    String notify =
        wire.request("NOTIFY", EVENTS + state, "message/sipfrag;version=2.0", fragment + "\r\n");
    assertThat(wire.ask(notify)).startsWith("SIP/2.0 200");
  }
}
