package org.hotline12345.kbindex.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A question with the documents that answer it.
 *
 * @param id its name, its line number when it has none
 */
record Question(String id, String text, Set<String> relevant) {

  /**
   * Reads {@code {"id"?,"question","relevant":["id",…]}} lines.
   *
   * @throws IOException naming the line that is wrong
   */
  static List<Question> read(Path file) throws IOException {
    JsonMapper json = new JsonMapper();
    List<Question> questions = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      JsonNode node = json.readTree(line);
      Set<String> relevant = new LinkedHashSet<>();
      node.path("relevant").forEach(id -> relevant.add(id.asText()));
      String text = node.path("question").asText("").strip();
      if (text.isEmpty() || relevant.isEmpty()) {
        throw new IOException(
            file.getFileName()
                + ": line "
                + number
                + ": "
                + (text.isEmpty() ? "question" : "relevant")
                + ": missing (expected: {\"id\"?,\"question\",\"relevant\":[\"id\",…]})");
      }
      questions.add(new Question(node.path("id").asText("line " + number), text, relevant));
    }
    return questions;
  }

  /** The rank of the first relevant document from 1, 0 when none is in the list. */
  int rankIn(List<String> found) {
    for (int i = 0; i < found.size(); i++) {
      if (relevant.contains(found.get(i))) {
        return i + 1;
      }
    }
    return 0;
  }
}
