package org.hotline12345.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.hotline12345.contact.Channel;
import org.hotline12345.followup.FollowUp;
import org.hotline12345.followup.FollowUps;
import org.hotline12345.followup.Opinion;
import org.hotline12345.followup.Satisfaction;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Follow-ups in the database. */
public final class JdbiFollowUps implements FollowUps {

  /** Of one reply the latest attempt that reached the citizen. */
  private static final String IS_LATEST =
      "f.reached and not exists (select 1 from follow_up l where l.number = f.number"
          + " and l.round = f.round and l.reached and l.attempt > f.attempt)";

  /** Goes by the state, of which few orders are, and from there by keys. */
  private static final String WAITING =
      "select w.*, (select count(*) from follow_up f where f.number = w.number"
          + " and f.round = w.round) as attempts, a.asked_at from (select o.number,"
          + " o.conversation_id, o.channel, o.title, o.unit,"
          + " (select count(*) from order_step s where s.number = o.number"
          + " and s.action = 'REPLY') as round,"
          + " (select max(s.taken_at) from order_step s where s.number = o.number"
          + " and s.action = 'REPLY') as taken_at"
          + " from work_order o where o.state = 'REPLIED') w"
          + " left join follow_up_asked a on a.number = w.number and a.round = w.round";

  private final Jdbi jdbi;

  public JdbiFollowUps(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public void add(FollowUp followUp) {
    Opinion opinion = followUp.opinion();
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "insert into follow_up (number, round, attempt, taken_at, taken_by, channel,"
                        + " reached, contacted, solved, result, handling, reason) values (:number,"
                        + " :round, :attempt, :at, :by, :channel, :reached, :contacted, :solved,"
                        + " :result, :handling, :reason)")
                .bind("number", followUp.number())
                .bind("round", followUp.round())
                .bind("attempt", followUp.attempt())
                .bind("at", ArticleRows.stamp(followUp.at()))
                .bind("by", followUp.by())
                .bind("channel", followUp.channel().name())
                .bind("reached", followUp.reached())
                .bind("contacted", opinion == null ? null : opinion.contacted())
                .bind("solved", opinion == null ? null : opinion.solved())
                .bind("result", opinion == null ? null : nameOf(opinion.result()))
                .bind("handling", opinion == null ? null : nameOf(opinion.handling()))
                .bind("reason", opinion == null ? "" : opinion.reason())
                .execute());
  }

  @Override
  public List<FollowUp> of(String number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from follow_up where number = :number order by round, attempt")
                .bind("number", number)
                .map((row, context) -> followUp(row))
                .list());
  }

  @Override
  public void asked(String number, int round, Instant at) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "insert into follow_up_asked (number, round, asked_at)"
                        + " select :number, :round, :at where not exists (select 1 from"
                        + " follow_up_asked where number = :number and round = :round)")
                .bind("number", number)
                .bind("round", round)
                .bind("at", ArticleRows.stamp(at))
                .execute());
  }

  @Override
  public List<Waiting> waiting(int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    WAITING + " order by w.taken_at, w.number fetch first :limit rows only")
                .bind("limit", limit)
                .map((row, context) -> waiting(row))
                .list());
  }

  @Override
  public List<Waiting> unasked(Channel channel) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    WAITING
                        + " where a.asked_at is null and exists (select 1 from conversation c"
                        + " where c.id = w.conversation_id and c.channel = :channel)"
                        + " order by w.taken_at, w.number")
                .bind("channel", channel.name())
                .map((row, context) -> waiting(row))
                .list());
  }

  @Override
  public List<FollowUp> latest(int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from follow_up f where "
                        + IS_LATEST
                        + " order by f.taken_at desc, f.number fetch first :limit rows only")
                .bind("limit", limit)
                .map((row, context) -> followUp(row))
                .list());
  }

  @Override
  public Counts counts(Instant from, Instant to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) as replies, count(f.number) as reached,"
                        + counted("f.result = 'SATISFIED'", "satisfied")
                        + counted("f.result = 'FAIRLY_SATISFIED'", "fairly")
                        + counted("f.result = 'DISSATISFIED'", "dissatisfied")
                        + counted("f.solved", "solved")
                        + " count(case when not f.solved then 1 end) as unsolved"
                        + " from (select s.number, (select count(*) from order_step e"
                        + " where e.number = s.number and e.action = 'REPLY'"
                        + " and e.step_no <= s.step_no) as round from order_step s"
                        + " where s.action = 'REPLY' and s.taken_at >= :from"
                        + " and s.taken_at < :to) r left join follow_up f"
                        + " on f.number = r.number and f.round = r.round and "
                        + IS_LATEST)
                .bind("from", ArticleRows.stamp(from))
                .bind("to", ArticleRows.stamp(to))
                .map(
                    (row, context) ->
                        new Counts(
                            row.getInt("replies"),
                            row.getInt("reached"),
                            row.getInt("satisfied"),
                            row.getInt("fairly"),
                            row.getInt("dissatisfied"),
                            row.getInt("solved"),
                            row.getInt("unsolved")))
                .one());
  }

  private static String counted(String condition, String name) {
    return " count(case when " + condition + " then 1 end) as " + name + ",";
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    Timestamp asked = row.getTimestamp("asked_at");
    return new Waiting(
        row.getString("number"),
        row.getString("conversation_id"),
        Channel.valueOf(row.getString("channel")),
        row.getString("title"),
        row.getString("unit"),
        row.getInt("round"),
        OrderRows.instant(row, "taken_at"),
        row.getInt("attempts"),
        asked == null ? null : asked.toInstant());
  }

  private static FollowUp followUp(ResultSet row) throws SQLException {
    return new FollowUp(
        row.getString("number"),
        row.getInt("round"),
        row.getInt("attempt"),
        OrderRows.instant(row, "taken_at"),
        row.getString("taken_by"),
        Channel.valueOf(row.getString("channel")),
        row.getBoolean("reached")
            ? new Opinion(
                yes(row, "contacted"),
                yes(row, "solved"),
                level(row, "result"),
                level(row, "handling"),
                row.getString("reason"))
            : null);
  }

  private static @Nullable Boolean yes(ResultSet row, String column) throws SQLException {
    boolean yes = row.getBoolean(column);
    return row.wasNull() ? null : yes;
  }

  private static @Nullable Satisfaction level(ResultSet row, String column) throws SQLException {
    String name = row.getString(column);
    return name == null ? null : Satisfaction.valueOf(name);
  }

  private static @Nullable String nameOf(@Nullable Satisfaction level) {
    return level == null ? null : level.name();
  }
}
