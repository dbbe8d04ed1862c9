package org.hotline12345.store;

import dev.langchain4j.data.embedding.Embedding;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hotline12345.asked.AskedQuestion;
import org.hotline12345.asked.AskedQuestions;
import org.hotline12345.asked.Outcome;
import org.hotline12345.asked.Sequel;
import org.hotline12345.contact.Channel;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What was asked, in SQL. */
public final class JdbiAskedQuestions implements AskedQuestions {
  private final Jdbi jdbi;

  public JdbiAskedQuestions(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public long add(AskedQuestion question, @Nullable Embedding meaning) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createUpdate(
                    "insert into asked_question (conversation_id, seq, at, channel, text, region,"
                        + " outcome, article_id, version, comment, meaning) values (:conversation,"
                        + " :seq, :at, :channel, :text, :region, :outcome, :article, :version,"
                        + " :comment, :meaning)")
                .bind("conversation", question.conversationId())
                .bind("seq", question.seq())
                .bind("at", utc(question.at()))
                .bind("channel", question.channel().name())
                .bind("text", question.text())
                .bind("region", question.region())
                .bind("outcome", question.outcome().name())
                .bind("article", question.articleId())
                .bind("version", question.version())
                .bind("comment", question.comment())
                .bind("meaning", bytes(meaning))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
  }

  @Override
  public void settle(long id, long seq, Outcome outcome, @Nullable String articleId, int version) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "update asked_question set outcome = :outcome, article_id = :article,"
                        + " version = :version, seq = case when :seq > 0 then :seq else seq end"
                        + " where id = :id")
                .bind("outcome", outcome.name())
                .bind("article", articleId)
                .bind("version", version)
                .bind("seq", seq)
                .bind("id", id)
                .execute());
  }

  @Override
  public void follow(long id, Sequel sequel) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate("update asked_question set sequel = :sequel where id = :id")
                .bind("sequel", sequel.name())
                .bind("id", id)
                .execute());
  }

  @Override
  public Optional<AskedQuestion> repliedAt(String conversationId, long seq) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from asked_question where conversation_id = :conversation"
                        + " and seq = :seq")
                .bind("conversation", conversationId)
                .bind("seq", seq)
                .map((row, context) -> question(row))
                .findOne());
  }

  @Override
  public void judge(
      long id,
      boolean helpful,
      String comment,
      @Nullable Double nearness,
      @Nullable Embedding meaning) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "update asked_question set helpful = :helpful, comment = :comment,"
                        + " nearness = :nearness, meaning = coalesce(:meaning, meaning)"
                        + " where id = :id")
                .bind("helpful", helpful)
                .bind("comment", comment)
                .bind("nearness", nearness)
                .bind("meaning", bytes(meaning))
                .bind("id", id)
                .execute());
  }

  @Override
  public void mean(long id, Embedding meaning) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate("update asked_question set meaning = :meaning where id = :id")
                .bind("meaning", bytes(meaning))
                .bind("id", id)
                .execute());
  }

  @Override
  public List<Unanswered> unanswered(Instant since, Instant patience, double near, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from asked_question where at >= :since and dealt_at is null and"
                        + " (outcome in ('UNKNOWN', 'ORDERED', 'UNCHOSEN')"
                        + " or (outcome = 'CLARIFIED' and at < :patience)"
                        + " or (helpful = false and nearness < :near))"
                        + " order by at desc, id desc limit :n")
                .bind("since", utc(since))
                .bind("patience", utc(patience))
                .bind("near", near)
                .bind("n", limit)
                .map((row, context) -> new Unanswered(question(row), meaning(row)))
                .list());
  }

  @Override
  public List<AskedQuestion> unhelpful(Instant since) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from asked_question where at >= :since and dealt_at is null"
                        + " and helpful = false order by at desc, id desc")
                .bind("since", utc(since))
                .map((row, context) -> question(row))
                .list());
  }

  @Override
  public int deal(Collection<Long> ids, String by, Instant at) {
    if (ids.isEmpty()) {
      return 0;
    }
    return jdbi.inTransaction(
        handle ->
            handle
                .createUpdate(
                    "update asked_question set dealt_by = :by, dealt_at = :at"
                        + " where dealt_at is null and id in (<ids>)")
                .bind("by", by)
                .bind("at", utc(at))
                .bindList("ids", List.copyOf(ids))
                .execute());
  }

  @Override
  public List<Use> uses(Instant since) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select article_id, count(*) hits, max(at) last_at,"
                        + " sum(case when helpful = true then 1 else 0 end) helpful,"
                        + " sum(case when helpful = false then 1 else 0 end) unhelpful"
                        + " from asked_question where at >= :since and article_id is not null"
                        + " group by article_id order by hits desc, article_id")
                .bind("since", utc(since))
                .map(
                    (row, context) ->
                        new Use(
                            row.getString("article_id"),
                            row.getInt("hits"),
                            row.getInt("helpful"),
                            row.getInt("unhelpful"),
                            instant(row, "last_at")))
                .list());
  }

  @Override
  public Totals totals(Instant since) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*), coalesce(sum(case when outcome = 'ANSWERED' then 1 else 0"
                        + " end), 0) from asked_question where at >= :since")
                .bind("since", utc(since))
                .map((row, context) -> new Totals(row.getInt(1), row.getInt(2)))
                .one());
  }

  @Override
  public int forgetBefore(Instant before) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createUpdate("delete from asked_question where at < :before")
                .bind("before", utc(before))
                .execute());
  }

  private static AskedQuestion question(ResultSet row) throws SQLException {
    String sequel = row.getString("sequel");
    boolean helpful = row.getBoolean("helpful");
    Boolean judged = row.wasNull() ? null : Boolean.valueOf(helpful);
    return new AskedQuestion(
        row.getLong("id"),
        row.getString("conversation_id"),
        row.getLong("seq"),
        instant(row, "at"),
        Channel.valueOf(row.getString("channel")),
        row.getString("text"),
        row.getString("region"),
        Outcome.valueOf(row.getString("outcome")),
        row.getString("article_id"),
        row.getInt("version"),
        sequel == null ? null : Sequel.valueOf(sequel),
        judged,
        row.getString("comment"));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static byte @Nullable [] bytes(@Nullable Embedding meaning) {
    if (meaning == null) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.allocate(meaning.dimension() * Float.BYTES);
    buffer.asFloatBuffer().put(meaning.vector());
    return buffer.array();
  }

  private static @Nullable Embedding meaning(ResultSet row) throws SQLException {
    byte[] stored = row.getBytes("meaning");
    if (stored == null) {
      return null;
    }
    float[] meaning = new float[stored.length / Float.BYTES];
    ByteBuffer.wrap(stored).asFloatBuffer().get(meaning);
    return Embedding.from(meaning);
  }
}
