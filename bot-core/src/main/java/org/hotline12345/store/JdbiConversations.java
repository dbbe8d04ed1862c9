package org.hotline12345.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.Holder;
import org.hotline12345.dialogue.RecordedEvent;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Conversations in SQL: one row each for lists, one row an event for the truth. */
public final class JdbiConversations implements Conversations {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Jdbi jdbi;

  public JdbiConversations(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public void create(String id, Channel channel, String tokenHash, Instant at) {
    jdbi.useTransaction(
        h ->
            h.createUpdate(
                    "INSERT INTO conversation (id, channel, token_hash, holder, since, last_text)"
                        + " VALUES (:id, :channel, :hash, 'BOT', :at, '')")
                .bind("id", id)
                .bind("channel", channel.name())
                .bind("hash", tokenHash)
                .bind("at", utc(at))
                .execute());
  }

  @Override
  public Optional<String> tokenHash(String id) {
    return jdbi.withHandle(
        h ->
            h.createQuery("SELECT token_hash FROM conversation WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public List<RecordedEvent> events(String id, long afterSeq) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "SELECT seq, at, body FROM conversation_event"
                        + " WHERE conversation_id = :id AND seq > :after ORDER BY seq")
                .bind("id", id)
                .bind("after", afterSeq)
                .map((rs, ctx) -> recorded(rs))
                .list());
  }

  @Override
  public void append(Conversation state, List<RecordedEvent> events) {
    jdbi.useTransaction(
        h -> {
          PreparedBatch batch =
              h.prepareBatch(
                  "INSERT INTO conversation_event (conversation_id, seq, at, turn_key, body)"
                      + " VALUES (:id, :seq, :at, :key, :body)");
          for (RecordedEvent event : events) {
            batch
                .bind("id", state.id())
                .bind("seq", event.seq())
                .bind("at", utc(event.at()))
                .bind("key", turnKey(event.event()))
                .bind("body", write(event.event()))
                .add();
          }
          batch.execute();
          Instant since = state.waitingSince();
          h.createUpdate(
                  "UPDATE conversation SET last_text = :text, seat_user = :seat,"
                      + " since = CASE WHEN holder = :holder THEN since ELSE :since END,"
                      + " holder = :holder WHERE id = :id")
              .bind("text", shorten(state.lastText()))
              .bind("seat", state.seatUser())
              .bind("holder", state.holder().name())
              .bind("since", utc(since == null ? events.getLast().at() : since))
              .bind("id", state.id())
              .execute();
        });
  }

  @Override
  public Optional<RecordedEvent> turn(String id, String key) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "SELECT seq, at, body FROM conversation_event"
                        + " WHERE conversation_id = :id AND turn_key = :key")
                .bind("id", id)
                .bind("key", key)
                .map((rs, ctx) -> recorded(rs))
                .findOne());
  }

  @Override
  public List<Summary> waiting() {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "SELECT id, channel, holder, since, last_text FROM conversation"
                        + " WHERE holder = 'QUEUE' ORDER BY since, id")
                .map((rs, ctx) -> summary(rs))
                .list());
  }

  @Override
  public List<Summary> heldBy(String seatUser) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "SELECT id, channel, holder, since, last_text FROM conversation"
                        + " WHERE holder = 'SEAT' AND seat_user = :seat ORDER BY since, id")
                .bind("seat", seatUser)
                .map((rs, ctx) -> summary(rs))
                .list());
  }

  @Override
  public int queuePosition(String id) {
    List<Summary> waiting = waiting();
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).id().equals(id)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static @Nullable String turnKey(DialogueEvent event) {
    return switch (event) {
      case DialogueEvent.CitizenSaid said -> said.key();
      case DialogueEvent.PictureSent sent when sent.user().isEmpty() -> sent.key();
      default -> null;
    };
  }

  private static String shorten(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Summary summary(ResultSet rs) throws SQLException {
    return new Summary(
        rs.getString("id"),
        Channel.valueOf(rs.getString("channel")),
        Holder.valueOf(rs.getString("holder")),
        rs.getObject("since", OffsetDateTime.class).toInstant(),
        rs.getString("last_text"));
  }

  private static RecordedEvent recorded(ResultSet rs) throws SQLException {
    try {
      return new RecordedEvent(
          rs.getLong("seq"),
          rs.getObject("at", OffsetDateTime.class).toInstant(),
          JSON.readValue(rs.getString("body"), DialogueEvent.class));
    } catch (JsonProcessingException e) {
      throw new SQLException("conversation event cannot be read", e);
    }
  }

  private static String write(DialogueEvent event) {
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("conversation event cannot be written", e);
    }
  }
}
