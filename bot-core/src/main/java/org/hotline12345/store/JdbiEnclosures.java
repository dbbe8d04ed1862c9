package org.hotline12345.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hotline12345.enclosure.Enclosure;
import org.hotline12345.enclosure.Enclosure.Position;
import org.hotline12345.enclosure.Enclosures;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What was sent in conversations, in the database. */
public final class JdbiEnclosures implements Enclosures {
  private static final String SELECT =
      "select id, conversation_id, order_number, sent_by, sent_at, kind, label, latitude, longitude,"
          + " media_type from enclosure ";

  private final Jdbi jdbi;

  public JdbiEnclosures(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public void add(Enclosure enclosure, byte[] content) {
    Position position = enclosure.position();
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "insert into enclosure values (:id, :conversation, :order, :by, :at, :kind,"
                        + " :label, :latitude, :longitude, :type, :content)")
                .bind("id", enclosure.id())
                .bind("conversation", enclosure.conversationId())
                .bind("order", enclosure.orderNumber())
                .bind("by", enclosure.sentBy())
                .bind("at", ArticleRows.stamp(enclosure.sentAt()))
                .bind("kind", enclosure.kind().name())
                .bind("label", enclosure.label())
                .bind("latitude", position == null ? null : position.latitude())
                .bind("longitude", position == null ? null : position.longitude())
                .bind("type", enclosure.mediaType())
                .bind("content", content)
                .execute());
  }

  @Override
  public Optional<Enclosure> find(String id) {
    return list("where id = :value", id).stream().findFirst();
  }

  @Override
  public Optional<byte[]> content(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select content from enclosure where id = :id and kind = 'PICTURE'")
                .bind("id", id)
                .map((row, context) -> row.getBytes(1))
                .findOne());
  }

  @Override
  public List<Enclosure> ofConversation(String conversationId) {
    return list("where conversation_id = :value order by sent_at, id", conversationId);
  }

  @Override
  public List<Enclosure> ofOrder(String number) {
    return list("where order_number = :value order by sent_at, id", number);
  }

  @Override
  public void attach(String conversationId, String orderNumber) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "update enclosure set order_number = :order where conversation_id ="
                        + " :conversation and order_number is null and sent_by = ''")
                .bind("order", orderNumber)
                .bind("conversation", conversationId)
                .execute());
  }

  private List<Enclosure> list(String where, String value) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + where)
                .bind("value", value)
                .map((row, context) -> enclosure(row))
                .list());
  }

  private static Enclosure enclosure(ResultSet row) throws SQLException {
    double latitude = row.getDouble("latitude");
    boolean placed = !row.wasNull();
    double longitude = row.getDouble("longitude");
    @Nullable String order = row.getString("order_number");
    @Nullable String type = row.getString("media_type");
    return new Enclosure(
        row.getString("id"),
        row.getString("conversation_id"),
        order,
        row.getString("sent_by"),
        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
        Enclosure.Kind.valueOf(row.getString("kind")),
        row.getString("label"),
        placed ? new Position(latitude, longitude) : null,
        type);
  }
}
