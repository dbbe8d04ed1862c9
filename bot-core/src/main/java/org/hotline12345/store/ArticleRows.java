package org.hotline12345.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.hotline12345.knowledge.ArticleAct;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.jspecify.annotations.Nullable;

/** Articles as rows and back. */
final class ArticleRows {
  /** Columns of {@link #version}, over v = article_version and p = article_publication. */
  static final String VERSION =
      "v.content, v.act, v.editor, v.saved_at, v.note, p.live_from, p.live_until";

  /** The publication of v, but not one that was cancelled before it began. */
  static final String PUBLICATION =
      " left join article_publication p on p.id = v.id and p.version = v.version"
          + " and (p.live_until is null or p.live_until > p.live_from) ";

  /** Columns of {@link #standing}, over a = article too. */
  static final String STANDING =
      VERSION + ", a.author, a.live_version, a.live_valid_from, a.live_valid_to, a.live_review_by";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private ArticleRows() {}

  static String json(KnowledgeArticle article) {
    try {
      return JSON.writeValueAsString(article);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static KnowledgeArticle article(String json) {
    try {
      return JSON.readValue(json, KnowledgeArticle.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an article in the database is unreadable", e);
    }
  }

  static Articles.Version version(ResultSet row) throws SQLException {
    return new Articles.Version(
        article(row.getString("content")),
        ArticleAct.valueOf(row.getString("act")),
        row.getString("editor"),
        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
        row.getString("note"),
        instant(row, "live_from"),
        instant(row, "live_until"));
  }

  static Articles.Standing standing(ResultSet row) throws SQLException {
    Integer live = row.getObject("live_version", Integer.class);
    return new Articles.Standing(
        version(row),
        row.getString("author"),
        live,
        live == null
            ? null
            : new Articles.Dates(
                row.getObject("live_valid_from", LocalDate.class),
                row.getObject("live_valid_to", LocalDate.class),
                row.getObject("live_review_by", LocalDate.class)));
  }

  /** What the list's search box looks through. */
  static String searched(KnowledgeArticle article) {
    String all =
        article.id() + "\n" + article.title() + "\n" + String.join("\n", article.questions());
    return all.toLowerCase(Locale.ROOT);
  }

  /** A question without what people add or leave out at will. */
  static String questionKey(String question) {
    return question.toLowerCase(Locale.ROOT).replaceAll("[\\s?？。.!！,，]", "");
  }

  /** As precise as the columns are, so that what was just written is not in the future. */
  static OffsetDateTime stamp(Instant at) {
    return OffsetDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
