package org.hotline12345.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12345.knowledge.ArticleAct;
import org.hotline12345.knowledge.ArticleStep;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.Attachment;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.StaleArticleException;
import org.hotline12345.knowledge.WorkList;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Articles in the database. Joins the calling thread's transaction. Thread-safe. */
public final class JdbiArticles implements Articles {
  private static final String HEAD =
      " from article a join article_version v on v.id = a.id and v.version = a.version ";
  private static final String SERVED =
      " from article a join article_version v on v.id = a.id"
          + " and v.version = coalesce(a.live_version, a.version) ";
  private static final String FILTER =
      " where (cast(:text as varchar) is null or a.searched like :text escape '\\')"
          + " and (cast(:state as varchar) is null or a.state = :state)"
          + " and (cast(:department as varchar) is null or a.department = :department)";

  /** What bears the words in its id or title comes before what has them in a question. */
  private static final String NAMED_FIRST =
      " order by case when locate(:plain, substring(a.searched, 1, locate(char(10), a.searched,"
          + " locate(char(10), a.searched) + 1))) > 0 then 0 else 1 end, a.revision desc";

  private static final String WRITING =
      Arrays.stream(ArticleAct.values())
          .filter(ArticleAct::writes)
          .map(act -> "'" + act + "'")
          .collect(Collectors.joining(", ", "(", ")"));
  private static final String PUBLISHING =
      Arrays.stream(ArticleAct.values())
          .filter(ArticleAct::publishes)
          .map(act -> "'" + act + "'")
          .collect(Collectors.joining(", ", "(", ")"));

  private final Jdbi jdbi;

  public JdbiArticles(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public Optional<KnowledgeArticle> find(String id) {
    return jdbi.withHandle(
        handle ->
            one(handle.createQuery("select v.content" + HEAD + "where a.id = :id").bind("id", id)));
  }

  @Override
  public Optional<KnowledgeArticle> find(String id, int version) {
    return jdbi.withHandle(
        handle ->
            one(
                handle
                    .createQuery(
                        "select content from article_version where id = :id and version = :version")
                    .bind("id", id)
                    .bind("version", version)));
  }

  @Override
  public Optional<KnowledgeArticle> live(String id) {
    return jdbi.withHandle(
        handle ->
            one(
                handle
                    .createQuery(
                        "select v.content"
                            + SERVED
                            + "where a.id = :id and a.live_version is not null")
                    .bind("id", id)));
  }

  @Override
  public Optional<Standing> standing(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select "
                        + ArticleRows.STANDING
                        + HEAD
                        + ArticleRows.PUBLICATION
                        + "where a.id = :id")
                .bind("id", id)
                .map((row, context) -> ArticleRows.standing(row))
                .findOne());
  }

  @Override
  public boolean servable(String id, int version, LocalDate day) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select 1 from article where id = :id and live_version = :version"
                        + " and live_valid_from <= :day"
                        + " and (live_valid_to is null or live_valid_to >= :day)")
                .bind("id", id)
                .bind("version", version)
                .bind("day", day)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  @Override
  public KnowledgeArticle save(KnowledgeArticle article, int expectedVersion, ArticleStep step) {
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
          insertVersion(handle, stored, step);
          writeHead(handle, stored, step);
          if (step.act().publishes()) {
            Publications.publish(handle, stored, step);
          } else if (step.act().ends()) {
            Publications.end(handle, stored.id(), step.at());
          }
          return stored;
        });
  }

  @Override
  public int startPlanned(Instant now) {
    return jdbi.inTransaction(
        handle -> {
          List<KnowledgeArticle> due = Publications.due(handle, now);
          for (KnowledgeArticle article : due) {
            Publications.point(handle, article);
            changed(handle, article.id());
          }
          return due.size();
        });
  }

  @Override
  public List<KnowledgeArticle> outlived(LocalDate day) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select v.content" + SERVED + "where a.live_valid_to < :day")
                .bind("day", day)
                .map((row, context) -> ArticleRows.article(row.getString(1)))
                .list());
  }

  @Override
  public void endLive(String id, Instant at) {
    jdbi.useTransaction(
        handle -> {
          Publications.endLive(handle, id, at);
          changed(handle, id);
        });
  }

  @Override
  public Set<String> authorsSincePublished(String id) {
    return jdbi.withHandle(
        handle ->
            Set.copyOf(
                handle
                    .createQuery(
                        "select distinct editor from article_version where id = :id and act in "
                            + WRITING
                            + " and version > (select coalesce(max(version), 0)"
                            + " from article_version where id = :id and act in "
                            + PUBLISHING
                            + ")")
                    .bind("id", id)
                    .mapTo(String.class)
                    .list()));
  }

  @Override
  public List<KnowledgeArticle> changedSince(long revision, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select v.content, a.revision"
                        + SERVED
                        + "where a.revision > :revision order by a.revision limit :n")
                .bind("revision", revision)
                .bind("n", limit)
                .map(
                    (row, context) -> {
                      KnowledgeArticle article = ArticleRows.article(row.getString(1));
                      return article.stored(article.version(), row.getLong(2));
                    })
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
  public String liveMark(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Publications.MARK)
                .bind("now", ArticleRows.stamp(now))
                .mapTo(String.class)
                .one());
  }

  @Override
  public List<KnowledgeArticle> list(Filter filter) {
    return latest(filter).stream().map(standing -> standing.head().article()).toList();
  }

  @Override
  public List<Standing> latest(Filter filter) {
    return jdbi.withHandle(
        handle ->
            bound(
                    handle.createQuery(
                        "select "
                            + ArticleRows.STANDING
                            + HEAD
                            + ArticleRows.PUBLICATION
                            + FILTER
                            + NAMED_FIRST
                            + " limit :n offset :skip"),
                    filter)
                .bind("plain", plain(filter.text()))
                .bind("n", filter.limit())
                .bind("skip", filter.offset())
                .map((row, context) -> ArticleRows.standing(row))
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
  public WorkList work(LocalDate today, LocalDate soon, int limit) {
    return jdbi.withHandle(
        handle -> {
          String oldest = "a.revision";
          String latest = "a.revision desc";
          return new WorkList(
              standing(handle, "a.state = 'IN_REVIEW'", oldest, today, limit),
              standing(handle, "a.state = 'DRAFT' and a.act = 'RETURN'", oldest, today, limit),
              standing(handle, "a.state = 'DRAFT' and a.act <> 'RETURN'", latest, today, limit),
              standing(handle, "a.live_review_by <= :day", "a.live_review_by", today, limit),
              standing(handle, "a.live_valid_to <= :day", "a.live_valid_to", soon, limit),
              standing(handle, "a.state = 'EXPIRED'", latest, today, limit));
        });
  }

  @Override
  public List<Version> history(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select "
                        + ArticleRows.VERSION
                        + " from article_version v"
                        + ArticleRows.PUBLICATION
                        + "where v.id = :id order by v.version desc")
                .bind("id", id)
                .map((row, context) -> ArticleRows.version(row))
                .list());
  }

  @Override
  public Stream<KnowledgeArticle> liveAt(Instant at) {
    Handle handle = jdbi.open();
    try {
      return handle
          .createQuery(
              "select v.content from article_publication p"
                  + " join article_version v on v.id = p.id and v.version = p.version"
                  + " where p.live_from <= :at and (p.live_until is null or p.live_until > :at)"
                  + " order by p.id")
          .bind("at", ArticleRows.stamp(at))
          .map((row, context) -> ArticleRows.article(row.getString(1)))
          .stream()
          .onClose(handle::close);
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  @Override
  public boolean everLive(String id, int version, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select 1 from article_publication where id = :id and version = :version"
                        + " and live_from <= :now"
                        + " and (live_until is null or live_until > live_from)")
                .bind("id", id)
                .bind("version", version)
                .bind("now", ArticleRows.stamp(now))
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  @Override
  public Optional<KnowledgeArticle> lastLive(String id, Instant now) {
    return jdbi.withHandle(
        handle ->
            one(
                handle
                    .createQuery(
                        "select v.content from article_publication p"
                            + " join article_version v on v.id = p.id and v.version = p.version"
                            + " where p.id = :id and p.live_from <= :now"
                            + " and (p.live_until is null or p.live_until > p.live_from)"
                            + " order by p.version desc limit 1")
                    .bind("id", id)
                    .bind("now", ArticleRows.stamp(now))));
  }

  @Override
  public List<String> liveAsking(String question) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select id from article_question where question = :question order by id")
                .bind("question", ArticleRows.questionKey(question))
                .mapTo(String.class)
                .list());
  }

  private static List<Standing> standing(
      Handle handle, String where, String order, LocalDate day, int limit) {
    Query query =
        handle.createQuery(
            "select "
                + ArticleRows.STANDING
                + HEAD
                + ArticleRows.PUBLICATION
                + " where "
                + where
                + " order by "
                + order
                + " limit :n");
    if (where.contains(":day")) {
      query.bind("day", day);
    }
    return query.bind("n", limit).map((row, context) -> ArticleRows.standing(row)).list();
  }

  private static Optional<KnowledgeArticle> one(Query query) {
    return query.map((row, context) -> ArticleRows.article(row.getString(1))).findOne();
  }

  private static long nextRevision(Handle handle) {
    handle.execute("update article_revision set last_revision = last_revision + 1");
    return handle.createQuery("select last_revision from article_revision").mapTo(Long.class).one();
  }

  /** What is live has changed though no version was made: the index must follow. */
  private static void changed(Handle handle, String id) {
    handle.execute("update article set revision = ? where id = ?", nextRevision(handle), id);
  }

  private static void insertVersion(Handle handle, KnowledgeArticle article, ArticleStep step) {
    handle
        .createUpdate(
            "insert into article_version"
                + " (id, version, revision, act, editor, saved_at, note, content)"
                + " values (:id, :version, :revision, :act, :editor, :at, :note, :content)")
        .bind("id", article.id())
        .bind("version", article.version())
        .bind("revision", article.revision())
        .bind("act", step.act().name())
        .bind("editor", step.editor())
        .bind("at", ArticleRows.stamp(step.at()))
        .bind("note", step.note())
        .bind("content", ArticleRows.json(article))
        .execute();
    for (Attachment file : article.attachments()) {
      handle
          .createUpdate(
              "insert into article_attachment (id, version, sha256, name)"
                  + " values (:id, :version, :sha, :name)")
          .bind("id", article.id())
          .bind("version", article.version())
          .bind("sha", file.sha256())
          .bind("name", file.name())
          .execute();
    }
  }

  private static void writeHead(Handle handle, KnowledgeArticle article, ArticleStep step) {
    boolean first = article.version() == 1;
    String sql =
        first
            ? "insert into article (version, revision, state, act, department, searched,"
                + " valid_from, valid_to, author, id) values (:version, :revision, :state, :act,"
                + " :department, :searched, :from, :to, :editor, :id)"
            : "update article set version = :version, revision = :revision, state = :state,"
                + " act = :act, department = :department, searched = :searched,"
                + " valid_from = :from, valid_to = :to, author = case when :writes then :editor"
                + " else author end where id = :id";
    Update update =
        handle
            .createUpdate(sql)
            .bind("id", article.id())
            .bind("version", article.version())
            .bind("revision", article.revision())
            .bind("state", article.state().name())
            .bind("act", step.act().name())
            .bind("department", article.department())
            .bind("searched", ArticleRows.searched(article))
            .bind("from", article.validFrom())
            .bind("to", article.validTo())
            .bind("editor", step.editor());
    if (!first) {
      update.bind("writes", step.act().writes() || step.act() == ArticleAct.IMPORT);
    }
    update.execute();
  }

  private static Query bound(Query query, Filter filter) {
    return query
        .bind("text", pattern(filter.text()))
        .bind("state", filter.state() == null ? null : filter.state().name())
        .bind("department", filter.department());
  }

  private static @Nullable String plain(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String pattern(@Nullable String text) {
    String plain = plain(text);
    return plain == null ? null : "%" + plain.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
