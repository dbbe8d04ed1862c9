package org.hotline12345.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hotline12345.calls.CallBack;
import org.hotline12345.calls.Calls;
import org.hotline12345.calls.VoiceCall;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Calls and call-backs in SQL. */
public final class JdbiCalls implements Calls {
  private final Jdbi jdbi;

  public JdbiCalls(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public void add(VoiceCall call) {
    jdbi.useHandle(
        h ->
            h.createUpdate(
                    "insert into voice_call (id, conversation_id, line_id, dialled, caller,"
                        + " started_at, ended_at, recording, recording_note) values (:id,"
                        + " :conversation, :line, :dialled, :caller, :started, :ended, :recording,"
                        + " :note)")
                .bind("id", call.id())
                .bind("conversation", call.conversationId())
                .bind("line", cut(call.lineId(), 300))
                .bind("dialled", cut(call.dialled(), 32))
                .bind("caller", cut(call.caller(), 32))
                .bind("started", utc(call.startedAt()))
                .bind("ended", utc(call.endedAt()))
                .bind("recording", call.recording().name())
                .bind("note", cut(call.recordingNote(), 200))
                .execute());
  }

  @Override
  public void ended(String id, Instant at) {
    jdbi.useHandle(
        h ->
            h.createUpdate("update voice_call set ended_at = :at where id = :id")
                .bind("at", utc(at))
                .bind("id", id)
                .execute());
  }

  @Override
  public void recording(String id, VoiceCall.Recording recording, String note) {
    jdbi.useHandle(
        h ->
            h.createUpdate(
                    "update voice_call set recording = :recording, recording_note = :note"
                        + " where id = :id")
                .bind("recording", recording.name())
                .bind("note", cut(note, 200))
                .bind("id", id)
                .execute());
  }

  @Override
  public Optional<VoiceCall> find(String id) {
    return jdbi.withHandle(
        h ->
            h.createQuery("select * from voice_call where id = :id")
                .bind("id", id)
                .map((rs, ctx) -> call(rs))
                .findOne());
  }

  @Override
  public List<VoiceCall> ofConversation(String conversationId) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "select * from voice_call where conversation_id = :id order by started_at, id")
                .bind("id", conversationId)
                .map((rs, ctx) -> call(rs))
                .list());
  }

  @Override
  public List<VoiceCall> recordedBefore(Instant then) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "select * from voice_call where recording in ('KEPT', 'FAILED')"
                        + " and started_at < :then order by started_at")
                .bind("then", utc(then))
                .map((rs, ctx) -> call(rs))
                .list());
  }

  @Override
  public List<VoiceCall> unfinished(Instant startedBefore) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "select * from voice_call where (ended_at is null or recording = 'RUNNING')"
                        + " and started_at < :then")
                .bind("then", utc(startedBefore))
                .map((rs, ctx) -> call(rs))
                .list());
  }

  @Override
  public void add(CallBack callBack) {
    jdbi.useHandle(
        h ->
            h.createUpdate(
                    "insert into call_back (id, conversation_id, number, dialled, reason, at)"
                        + " values (:id, :conversation, :number, :dialled, :reason, :at)")
                .bind("id", callBack.id())
                .bind("conversation", callBack.conversationId())
                .bind("number", cut(callBack.number(), 32))
                .bind("dialled", cut(callBack.dialled(), 32))
                .bind("reason", callBack.reason().name())
                .bind("at", utc(callBack.at()))
                .execute());
  }

  @Override
  public Optional<CallBack> callBack(String id) {
    return jdbi.withHandle(
        h ->
            h.createQuery("select * from call_back where id = :id")
                .bind("id", id)
                .map((rs, ctx) -> back(rs))
                .findOne());
  }

  @Override
  public List<CallBack> callBacks(int most) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "select * from call_back order by case when called_at is null then 0 else 1"
                        + " end, case when called_at is null then at end, called_at desc, id"
                        + " fetch first :most rows only")
                .bind("most", most)
                .map((rs, ctx) -> back(rs))
                .list());
  }

  @Override
  public int toCall() {
    return jdbi.withHandle(
        h ->
            h.createQuery("select count(*) from call_back where called_at is null")
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public boolean waits(String conversationId) {
    return jdbi.withHandle(
            h ->
                h.createQuery(
                        "select count(*) from call_back where conversation_id = :id"
                            + " and called_at is null")
                    .bind("id", conversationId)
                    .mapTo(Integer.class)
                    .one())
        > 0;
  }

  @Override
  public boolean called(String id, Instant at, String user) {
    return jdbi.withHandle(
            h ->
                h.createUpdate(
                        "update call_back set called_at = :at, called_by = :user where id = :id"
                            + " and called_at is null")
                    .bind("at", utc(at))
                    .bind("user", user)
                    .bind("id", id)
                    .execute())
        > 0;
  }

  private static VoiceCall call(ResultSet rs) throws SQLException {
    return new VoiceCall(
        rs.getString("id"),
        rs.getString("conversation_id"),
        rs.getString("line_id"),
        rs.getString("dialled"),
        rs.getString("caller"),
        rs.getObject("started_at", OffsetDateTime.class).toInstant(),
        instant(rs, "ended_at"),
        VoiceCall.Recording.valueOf(rs.getString("recording")),
        rs.getString("recording_note"));
  }

  private static CallBack back(ResultSet rs) throws SQLException {
    return new CallBack(
        rs.getString("id"),
        rs.getString("conversation_id"),
        rs.getString("number"),
        rs.getString("dialled"),
        CallBack.Reason.valueOf(rs.getString("reason")),
        rs.getObject("at", OffsetDateTime.class).toInstant(),
        instant(rs, "called_at"),
        rs.getString("called_by"));
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
