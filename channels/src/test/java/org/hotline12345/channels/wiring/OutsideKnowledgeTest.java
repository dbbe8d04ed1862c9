package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;
import org.junit.jupiter.api.Test;

/**
 * Whether the bot keeps to what it knows: everyday questions about matters that no shipped article
 * has, and about matters that one has.
 */
class OutsideKnowledgeTest {
  private static final Path CASES = Path.of("..", "docs", "eval", "outside-cases.jsonl");

  @Test
  void mostQuestionsOutsideTheKnowledgeAreNotAnsweredAndMostInsideAre() throws Exception {
    ObjectMapper json = new ObjectMapper();
    int outside = 0;
    int answered = 0;
    int inside = 0;
    int right = 0;
    int wrong = 0;
    try (TestHotline test = TestHotline.open()) {
      for (String line : Files.readAllLines(CASES)) {
        JsonNode asked = json.readTree(line);
        Reply reply = test.talk().say(asked.get("text").asText()).getFirst();
        boolean cites = reply.kind() == ReplyKind.ANSWER && !reply.citations().isEmpty();
        if (!asked.has("article")) {
          outside++;
          answered += cites ? 1 : 0;
        } else {
          String expected = asked.get("article").asText();
          inside++;
          if (cites) {
            boolean hit = reply.citations().getFirst().articleId().equals(expected);
            right += hit ? 1 : 0;
            wrong += hit ? 0 : 1;
          }
        }
      }
    }
    String figures =
        "outside %d, answered %d; inside %d, right %d, wrong %d"
            .formatted(outside, answered, inside, right, wrong);
    assertThat(answered).as(figures).isLessThan(outside / 4);
    assertThat(right).as(figures).isGreaterThan(inside * 3 / 4);
    assertThat(wrong).as(figures).isLessThan(inside / 12);
  }
}
