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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.StaleArticleException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Articles in the database. Joins the calling thread's transaction. Thread-safe. */
public final class JdbiArticles implements Articles {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private static final String CURRENT =
      "select v.content from article a join article_version v"
          + " on v.id = a.id and v.version = a.version ";
  private static final String FILTER =
      " where (cast(:text as varchar) is null or a.searched like :text escape '\\')"
          + " and (cast(:state as varchar) is null or a.state = :state)"
          + " and (cast(:department as varchar) is null or a.department = :department)";

  private final Jdbi jdbi;

  public JdbiArticles(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public Optional<KnowledgeArticle> find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(CURRENT + "where a.id = :id")
                .bind("id", id)
                .map((row, context) -> article(row.getString(1)))
                .findOne());
  }

  @Override
  public Optional<KnowledgeArticle> find(String id, int version) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select content from article_version where id = :id and version = :version")
                .bind("id", id)
                .bind("version", version)
                .map((row, context) -> article(row.getString(1)))
                .findOne());
  }

  @Override
  public boolean servable(String id, int version, LocalDate day) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select 1 from article where id = :id and version = :version and state = :state"
                        + " and valid_from <= :day and (valid_to is null or valid_to >= :day)")
                .bind("id", id)
                .bind("version", version)
                .bind("state", ArticleState.PUBLISHED.name())
                .bind("day", day)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  @Override
  public KnowledgeArticle save(
      KnowledgeArticle article, int expectedVersion, String editor, Instant at, String note) {
    return jdbi.inTransaction(
        handle -> {
          long revision = nextRevision(handle);
          int actual =
              handle
                  .createQuery("select version from article where id = :id")
                  .bind("id", article.id())
                  .mapTo(Integer.class)
                  .findOne()
                  .orElse(0);
          if (actual != expectedVersion) {
            throw new StaleArticleException(article.id(), expectedVersion, actual);
          }
          KnowledgeArticle stored = article.stored(actual + 1, revision);
          insertVersion(handle, stored, editor, at, note);
          writeCurrent(handle, stored);
          return stored;
        });
  }

  @Override
  public List<KnowledgeArticle> changedSince(long revision, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(CURRENT + "where a.revision > :revision order by a.revision limit :n")
                .bind("revision", revision)
                .bind("n", limit)
                .map((row, context) -> article(row.getString(1)))
                .list());
  }

  @Override
  public long revision() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select last_revision from article_revision")
                .mapTo(Long.class)
                .one());
  }

  @Override
  public List<KnowledgeArticle> list(Filter filter) {
    return latest(filter).stream().map(Version::article).toList();
  }

  @Override
  public List<Version> latest(Filter filter) {
    return jdbi.withHandle(
        handle ->
            bound(
                    handle.createQuery(
                        "select v.content, v.editor, v.saved_at, v.note from article a"
                            + " join article_version v on v.id = a.id and v.version = a.version"
                            + FILTER
                            + " order by a.revision desc limit :n offset :skip"),
                    filter)
                .bind("n", filter.limit())
                .bind("skip", filter.offset())
                .map((row, context) -> version(row))
                .list());
  }

  @Override
  public int count(Filter filter) {
    return jdbi.withHandle(
        handle ->
            bound(handle.createQuery("select count(*) from article a" + FILTER), filter)
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public List<Version> history(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select content, editor, saved_at, note from article_version"
                        + " where id = :id order by version desc")
                .bind("id", id)
                .map((row, context) -> version(row))
                .list());
  }

  private static long nextRevision(Handle handle) {
    handle.execute("update article_revision set last_revision = last_revision + 1");
    return handle.createQuery("select last_revision from article_revision").mapTo(Long.class).one();
  }

  private static void insertVersion(
      Handle handle, KnowledgeArticle article, String editor, Instant at, String note) {
    handle
        .createUpdate(
            "insert into article_version (id, version, revision, editor, saved_at, note, content)"
                + " values (:id, :version, :revision, :editor, :at, :note, :content)")
        .bind("id", article.id())
        .bind("version", article.version())
        .bind("revision", article.revision())
        .bind("editor", editor)
        .bind("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .bind("note", note)
        .bind("content", json(article))
        .execute();
  }

  private static void writeCurrent(Handle handle, KnowledgeArticle article) {
    String sql =
        article.version() == 1
            ? "insert into article"
                + " (version, revision, state, department, searched, valid_from, valid_to, id)"
                + " values (:version, :revision, :state, :department, :searched, :from, :to, :id)"
            : "update article set version = :version, revision = :revision, state = :state,"
                + " department = :department, searched = :searched, valid_from = :from,"
                + " valid_to = :to where id = :id";
    handle
        .createUpdate(sql)
        .bind("id", article.id())
        .bind("version", article.version())
        .bind("revision", article.revision())
        .bind("state", article.state().name())
        .bind("department", article.department())
        .bind("searched", searched(article))
        .bind("from", article.validFrom())
        .bind("to", article.validTo())
        .execute();
  }

  private static Query bound(Query query, Filter filter) {
    return query
        .bind("text", pattern(filter.text()))
        .bind("state", filter.state() == null ? null : filter.state().name())
        .bind("department", filter.department());
  }

  private static @Nullable String pattern(@Nullable String text) {
    return text == null || text.isBlank()
        ? null
        : "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }

  private static String searched(KnowledgeArticle article) {
    String all =
        article.id() + "\n" + article.title() + "\n" + String.join("\n", article.questions());
    return all.toLowerCase(Locale.ROOT);
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        article(row.getString(1)),
        row.getString(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4));
  }

  private static String json(KnowledgeArticle article) {
    try {
      return JSON.writeValueAsString(article);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KnowledgeArticle article(String json) {
    try {
      return JSON.readValue(json, KnowledgeArticle.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an article in the database is unreadable", e);
    }
  }
}
