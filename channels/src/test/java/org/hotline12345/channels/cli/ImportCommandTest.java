package org.hotline12345.channels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on a data folder of its own, with the starter knowledge and its kept questions. */
class ImportCommandTest {
  private static final String RIVAL =
      """
      ---
      id: first-card
      title: 我今年十六，头一回办身份证要带啥，要钱吗
      questions:
        - 我今年十六，头一回办身份证要带啥，要钱吗
      department: 市公安局
      region: "331100"
      audience: [个人]
      legalBasis: []
      source: 试验
      asOf: 2026-06-30
      validFrom: 2026-01-01
      reviewBy: 2027-06-30
      keywords: [身份证]
      ---
      我今年十六，头一回办身份证要带啥，要钱吗？带上户口簿就行。
      """;

  @TempDir Path folder;
  private final StringWriter err = new StringWriter();

  @Test
  void whatAnImportBreaksAmongTheKeptQuestionsIsTold() throws Exception {
    Path file = folder.resolve("first-card.md");
    Files.writeString(file, RIVAL);
    JsonNode review = imported(file, "--draft");
    assertThat(review.get("brokenQuestions")).as("nothing is published").isEmpty();
    JsonNode published = imported(file);
    assertThat(published.get("brokenQuestions"))
        .anySatisfy(
            question ->
                assertThat(question.get("foundInstead").get("articleId").asText())
                    .isEqualTo("first-card"));
    assertThat(err.toString()).contains("first is first-card 我今年十六，头一回办身份证要带啥，要钱吗");
    assertThat(imported(file).get("brokenQuestions")).as("nothing new").isEmpty();
  }

  private JsonNode imported(Path file, String... more) throws Exception {
    StringWriter out = new StringWriter();
    CommandLine line =
        HotlineCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] given = {"import", "--json", "--data", folder.resolve("data").toString()};
    String[] all = new String[given.length + more.length + 1];
    System.arraycopy(given, 0, all, 0, given.length);
    System.arraycopy(more, 0, all, given.length, more.length);
    all[all.length - 1] = file.toString();
    assertThat(line.execute(all)).as(err.toString()).isZero();
    return new ObjectMapper().readTree(out.toString());
  }
}
