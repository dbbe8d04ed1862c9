package org.hotline12345.kbindex.files;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.jspecify.annotations.Nullable;

/** One article as a Markdown file: YAML between two lines of {@code ---}, then the body. Strict. */
final class ArticleMarkdown {
  private static final Pattern PARTS =
      Pattern.compile("\\A\\uFEFF?---\\h*\\R(.*?\\R)---\\h*(?:\\R(.*))?\\z", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern REGION = Pattern.compile("\\d{6}(\\d{3}(\\d{3})?)?");
  private static final Pattern ANY = Pattern.compile(".+", Pattern.DOTALL);
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "title",
          "questions",
          "department",
          "region",
          "audience",
          "legalBasis",
          "source",
          "asOf",
          "validFrom",
          "validTo",
          "reviewBy",
          "keywords",
          "related");
  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private ArticleMarkdown() {}

  /**
   * Reads one file; all its problems are added to the list.
   *
   * @return null when there was any problem
   */
  static @Nullable KnowledgeArticle read(String file, String content, List<FileProblem> problems) {
    List<String> found = new ArrayList<>();
    KnowledgeArticle article = read(file, content, found::add);
    found.forEach(message -> problems.add(new FileProblem(file, message)));
    return found.isEmpty() ? article : null;
  }

  private static @Nullable KnowledgeArticle read(
      String file, String content, Consumer<String> problem) {
    Matcher parts = PARTS.matcher(content);
    if (!parts.matches()) {
      problem.accept("no front matter (expected: a first line --- and a closing line ---)");
      return null;
    }
    JsonNode node;
    try {
      node = YAML.readTree(parts.group(1));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      problem.accept(
          "front matter"
              + (at == null ? "" : " line " + (at.getLineNr() + 1))
              + ": "
              + e.getOriginalMessage().lines().findFirst().orElse("unreadable")
              + " (expected: YAML; quote texts that hold \": \")");
      return null;
    }
    if (!node.isObject()) {
      problem.accept("front matter: no keys (expected: id, title, questions, …)");
      return null;
    }
    String body = parts.group(2) == null ? "" : parts.group(2).strip();
    return article(file, new FrontMatter(node, problem), body, problem);
  }

  private static @Nullable KnowledgeArticle article(
      String file, FrontMatter front, String body, Consumer<String> problem) {
    front.onlyKeys(KEYS);
    String id = front.text("id", ID, "lower-case ASCII words joined by -");
    String title = front.text("title", ANY, "a title");
    List<String> questions = front.texts("questions", 1);
    String department = front.text("department", ANY, "the owning unit's full name");
    String region = front.text("region", REGION, "a division code of 6, 9 or 12 digits");
    List<String> audience = front.texts("audience", 0);
    List<String> legalBasis = front.texts("legalBasis", 0);
    String source = front.text("source", ANY, "where the facts come from");
    LocalDate asOf = front.date("asOf");
    LocalDate validFrom = front.date("validFrom");
    LocalDate validTo = front.optionalDate("validTo");
    LocalDate reviewBy = front.optionalDate("reviewBy");
    List<String> keywords = front.texts("keywords", 0);
    List<String> related = front.has("related") ? front.texts("related", 0) : List.of();
    if (!file.equals(id + ".md")) {
      problem.accept("id: \"" + id + "\" (expected: the file's name without .md)");
    }
    if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
      problem.accept("validTo: " + validTo + " (expected: not before validFrom " + validFrom + ")");
    }
    if (body.isEmpty() || body.startsWith("#")) {
      problem.accept(
          "body: "
              + (body.isEmpty() ? "empty" : "starts with a heading")
              + " (expected: a first paragraph that answers directly)");
    }
    if (asOf == null || validFrom == null) {
      return null;
    }
    return new KnowledgeArticle(
        id,
        0,
        title,
        questions,
        body,
        department,
        region,
        audience,
        legalBasis,
        source,
        asOf,
        validFrom,
        validTo,
        reviewBy,
        keywords,
        related,
        List.of(),
        ArticleState.PUBLISHED,
        0);
  }
}
