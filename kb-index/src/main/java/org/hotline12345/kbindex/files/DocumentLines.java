package org.hotline12345.kbindex.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.organisation.Place;
import org.jspecify.annotations.Nullable;

/**
 * Documents as JSON lines, {@code {"id","title"?,"text","department"?,"validTo"?}}. Ids may be any
 * text without blanks, so that documents keep the names their owners gave them.
 */
final class DocumentLines {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_TITLE = 40;

  private final String file;
  private final String department;
  private final LocalDate today;
  private final List<KnowledgeArticle> articles;
  private final List<FileProblem> problems;
  private final Set<String> ids = new HashSet<>();

  /**
   * @param department owner of documents that name none
   */
  DocumentLines(
      String file,
      String department,
      LocalDate today,
      List<KnowledgeArticle> articles,
      List<FileProblem> problems) {
    this.file = file;
    this.department = department;
    this.today = today;
    this.articles = articles;
    this.problems = problems;
  }

  void read(BufferedReader lines) throws IOException {
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        try {
          articles.add(document(JSON.readTree(line)));
        } catch (JsonProcessingException e) {
          problem(number, "no JSON object: " + e.getOriginalMessage());
        } catch (DocumentException e) {
          problem(number, e.getMessage());
        }
      }
    }
  }

  private void problem(int line, @Nullable String message) {
    problems.add(new FileProblem(file, "line " + line + ": " + message));
  }

  private KnowledgeArticle document(JsonNode node) throws DocumentException {
    String id = node.path("id").asText("").strip();
    if (id.isEmpty() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isWhitespace)) {
      throw new DocumentException(
          "id: \"" + id + "\" (expected: 1–" + LONGEST_ID + " characters without blanks)");
    }
    if (!ids.add(id)) {
      throw new DocumentException("id: \"" + id + "\" stands twice (expected: once)");
    }
    String text = node.path("text").asText("").strip();
    if (text.isEmpty()) {
      throw new DocumentException("text: missing (expected: the document's words)");
    }
    String title = node.path("title").asText("").strip();
    if (title.isEmpty()) {
      String first = text.split("[。！？\\n]", 2)[0];
      title = first.length() <= LONGEST_TITLE ? first : first.substring(0, LONGEST_TITLE);
    }
    String owner = node.path("department").asText("").strip();
    LocalDate validTo = date(node.path("validTo").asText("").strip());
    return new KnowledgeArticle(
        id,
        0,
        title,
        List.of(title),
        text,
        owner.isEmpty() ? department : owner,
        Place.CITY,
        List.of(),
        List.of(),
        title,
        today,
        validTo != null && validTo.isBefore(today) ? validTo : today,
        validTo,
        null,
        List.of(),
        ArticleState.PUBLISHED,
        0);
  }

  private static @Nullable LocalDate date(String text) throws DocumentException {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new DocumentException("validTo: \"" + text + "\" (expected: a date as 2026-06-30)");
    }
  }

  private static final class DocumentException extends Exception {
    private static final long serialVersionUID = 1;

    DocumentException(String message) {
      super(message);
    }
  }
}
