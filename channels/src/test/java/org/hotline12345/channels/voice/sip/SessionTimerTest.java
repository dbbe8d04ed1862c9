package org.hotline12345.channels.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** RFC 4028 as it is agreed on; its shortest interval is too long to wait for here. */
@Timeout(60)
class SessionTimerTest {
  @TempDir private Path folder;

  private final Listening listening = new Listening();

  @Test
  void whatTheOtherSideAsksForIsAgreedTo() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port)) {
      String asked = "Supported: timer\nSession-Expires: 1800;refresher=uas\n";
      String ok = wire.ask(wire.request("INVITE", asked, "application/sdp", wire.sdp()));
      assertThat(ok)
          .startsWith("SIP/2.0 200")
          .contains("Session-Expires: 1800;refresher=uas", "Require: timer");
      wire.send(wire.request("ACK", "", "", ""));
      // An UPDATE without a body is a sign of life.
      String refreshed = wire.ask(wire.request("UPDATE", "", "", ""));
      assertThat(refreshed).startsWith("SIP/2.0 200").contains("Session-Expires: 1800");
    }
  }

  @Test
  void tooShortAnIntervalIsRefusedAndNoneIsNoMatter() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening);
        Wire wire = new Wire(endpoint.port);
        Wire plain = new Wire(endpoint.port)) {
      String asked = "Supported: timer\nSession-Expires: 30\n";
      assertThat(wire.ask(wire.request("INVITE", asked, "application/sdp", wire.sdp())))
          .startsWith("SIP/2.0 422")
          .contains("Min-SE: 90");
      assertThat(plain.call()).startsWith("SIP/2.0 200").doesNotContain("Session-Expires");
    }
  }
}
