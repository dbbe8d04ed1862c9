package org.hotline12345.channels.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hotline12345.dialogue.DialogueEngine.Routed;
import org.hotline12345.understanding.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteScoresTest {
  private static final List<RouteCase> CASES =
      List.of(
          new RouteCase("有人落水了", "emergency", "119", List.of("110", "120")),
          new RouteCase("车祸了", "emergency", "122", null),
          new RouteCase("路灯坏了", "order", null, null));

  @Test
  void aTargetOfTheListAlsoIsRight() {
    RouteScores scores =
        RouteScores.of(RouteScores.decide(CASES, text -> new Routed(Route.EMERGENCY, "110")), 1.5);
    assertThat(scores.accuracy()).isEqualTo(0.6667);
    assertThat(scores.targetAccuracy()).isEqualTo(0.5);
    assertThat(scores.emergencies()).isEqualTo(new RouteScores.PerRoute(0.6667, 1, 0.8, 2));
    assertThat(scores.confusion())
        .isEqualTo(Map.of("emergency", Map.of("emergency", 2), "order", Map.of("emergency", 1)));
  }

  @Test
  void noiseChangesOnlyWhatIsSaid(@TempDir Path folder) throws IOException {
    Path cases = folder.resolve("c.jsonl");
    Files.writeString(
        cases,
        """
        {"text":"街道办事处门口的下水道堵了三天","route":"order"}
        {"id":"1","turns":[{"user":"街道办事处门口的下水道堵了三天","expect":{"kind":"ask"}}]}
        """);
    Path heard = new NoisyCases().write(cases, 0.4, 1, folder);
    assertThat(heard.getFileName()).hasToString("c-noise40.jsonl");
    assertThat(Files.readString(heard))
        .contains("\"route\":\"order\"", "\"id\":\"1\"", "\"kind\":\"ask\"")
        .doesNotContain("街道办事处门口的下水道堵了三天");
  }
}
