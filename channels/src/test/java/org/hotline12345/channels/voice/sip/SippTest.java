package org.hotline12345.channels.voice.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many calls of sipp, an instrument for testing telephones; it fails when one goes otherwise. */
@Timeout(120)
class SippTest {
  @TempDir private Path folder;

  private final Listening listening = new Listening();

  @BeforeEach
  void need() {
    Programs.need("sipp", "sip-tester");
  }

  /** One socket over UDP, and one connection for all over TCP. */
  @ParameterizedTest
  @ValueSource(strings = {"u1", "t1"})
  void callsWithHoldAndKeys(String transport) throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening)) {
      assertThat(sipp(endpoint, 40, 20, "-sf", scenario("call.xml"), "-t", transport))
          .as(output())
          .isZero();
      for (int i = 0; i < 40; i++) {
        Listening.Line line = listening.next();
        await().untilAsserted(() -> assertThat(line.told).contains("held", "key 0", "ended"));
      }
      await().untilAsserted(() -> assertThat(endpoint.calls()).isZero());
    }
  }

  /** The scenario that sipp brings along: INVITE, ACK, BYE with PCMU. */
  @Test
  void aHundredCallsAreSetUpAndEnded() throws Exception {
    try (Endpoint endpoint = new Endpoint(folder, listening)) {
      assertThat(sipp(endpoint, 100, 50, "-sn", "uac", "-s", "12345")).as(output()).isZero();
      await().untilAsserted(() -> assertThat(endpoint.calls()).isZero());
    }
  }

  private int sipp(Endpoint endpoint, int calls, int rate, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "sipp",
                "127.0.0.1:" + endpoint.port,
                "-i",
                "127.0.0.1",
                "-p",
                Integer.toString(Endpoint.freePort()),
                "-m",
                Integer.toString(calls),
                "-r",
                Integer.toString(rate),
                "-nostdin",
                "-skip_rlimit",
                "-trace_err",
                "-timeout",
                "40s"));
    command.addAll(List.of(more));
    return Programs.run(folder, command);
  }

  private String output() throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*(errors\\.log|output.txt)")).toList()) {
        String text = Files.readString(file);
        all.append(text, 0, Math.min(3000, text.length()));
      }
    }
    return all.toString();
  }

  private String scenario(String name) throws IOException {
    try (InputStream in = SippTest.class.getResourceAsStream("/sipp/" + name)) {
      Path file = folder.resolve(name);
      Files.writeString(file, new String(in.readAllBytes(), UTF_8));
      return file.toString();
    }
  }
}
