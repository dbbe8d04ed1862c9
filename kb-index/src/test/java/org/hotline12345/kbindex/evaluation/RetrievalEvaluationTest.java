package org.hotline12345.kbindex.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.wording.WordBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrievalEvaluationTest {
  @TempDir Path dir;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final RetrievalEvaluation evaluation =
      new RetrievalEvaluation(
          EmbeddingModels.bgeSmallZh(),
          WordBook.EMPTY,
          Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneId.of("Asia/Shanghai")));

  private RetrievalFigures run(String questions, int explain) throws IOException {
    Path docs = dir.resolve("d.jsonl");
    Files.writeString(
        docs,
        """
        {"id":"fund","title":"公积金提取","text":"租房可以提取住房公积金。"}
        {"id":"card","title":"身份证补领","text":"身份证丢失的到派出所补领。"}
        {"id":"gone","title":"身份证旧规定","text":"身份证掉了怎么办的旧规定。","validTo":"2025-01-01"}
        """);
    Path asked = dir.resolve("q.jsonl");
    Files.writeString(asked, questions);
    return evaluation.run(
        docs, asked, explain, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @Test
  void measuresAsTheContractSays() throws IOException {
    RetrievalFigures figures =
        run(
            """
            {"id":"1","question":"证件掉了怎么办","relevant":["card"]}
            {"question":"公积金能取吗","relevant":["none","fund"]}
            {"id":"3","question":"身份证","relevant":["gone"]}
            {"id":"4","question":"租房提取","relevant":["card"]}
            """,
            1);
    JsonNode json = new JsonMapper().valueToTree(figures);
    assertThat(json.path("questions").asInt()).isEqualTo(4);
    assertThat(json.path("recallAt1").asDouble()).isEqualTo(0.5);
    assertThat(json.path("recallAt5").asDouble()).isEqualTo(0.75);
    assertThat(json.path("mrrAt10").asDouble()).isEqualTo(0.625);
    assertThat(json.path("queryMillisP50").asDouble()).isPositive();
    assertThat(json.path("indexDocsPerSecond").asDouble()).isPositive();
    assertThat(json.path("baselines").path("bm25Smartcn").path("mrrAt10").isNumber()).isTrue();
    assertThat(json.path("baselines").path("bm25HanBigram").path("mrrAt10").isNumber()).isTrue();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("indexed 3 of 3")
        .contains("3 身份证")
        .contains("expected [gone], rank beyond 10")
        .doesNotContain("租房提取");
  }

  @Test
  void aWrongQuestionIsNamed() {
    assertThatThrownBy(() -> run("{\"question\":\"问\"}", 0))
        .hasMessageStartingWith("q.jsonl: line 1: relevant: missing (expected: ");
  }
}
