package org.hotline12345.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.Contact;
import org.hotline12345.contact.Contacts;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The contacts in the database. */
public final class JdbiContacts implements Contacts {
  private static final String THIS = " where channel = :channel and address = :address";

  private final Jdbi jdbi;

  public JdbiContacts(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public Optional<Contact> find(Channel channel, String address) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from contact" + THIS)
                .bind("channel", channel.name())
                .bind("address", address)
                .map((row, context) -> contact(row))
                .findOne());
  }

  @Override
  public Optional<Contact> ofConversation(String conversationId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from contact where conversation_id = :id")
                .bind("id", conversationId)
                .map((row, context) -> contact(row))
                .findOne());
  }

  @Override
  public Optional<Contact> ofPhone(Channel channel, String phone) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from contact where channel = :channel and phone = :phone and followed"
                        + " order by phone_bound_at desc fetch first 1 rows only")
                .bind("channel", channel.name())
                .bind("phone", phone)
                .map((row, context) -> contact(row))
                .findOne());
  }

  @Override
  public void add(Contact contact) {
    try {
      jdbi.useTransaction(
          handle ->
              handle
                  .createUpdate(
                      "insert into contact (channel, address, conversation_id, followed,"
                          + " window_until, window_left, told_seq) values (:channel, :address,"
                          + " :conversation, :followed, :until, :left, :told)")
                  .bind("channel", contact.channel().name())
                  .bind("address", contact.address())
                  .bind("conversation", contact.conversationId())
                  .bind("followed", contact.followed())
                  .bind("until", ArticleRows.stamp(contact.windowUntil()))
                  .bind("left", contact.windowLeft())
                  .bind("told", contact.toldSeq())
                  .execute());
    } catch (RuntimeException e) {
      if (Failures.isDuplicate(e)) {
        throw new IllegalStateException(contact + " is known (expected: a new one)", e);
      }
      throw e;
    }
  }

  @Override
  public void heard(Channel channel, String address, Instant windowUntil, int windowLeft) {
    jdbi.useTransaction(
        handle ->
            of(
                    channel,
                    address,
                    handle.createUpdate(
                        "update contact set followed = true, window_until = :until,"
                            + " window_left = :left"
                            + THIS))
                .bind("until", ArticleRows.stamp(windowUntil))
                .bind("left", windowLeft)
                .execute());
  }

  @Override
  public void left(Channel channel, String address) {
    change(channel, address, "update contact set followed = false, window_left = 0" + THIS);
  }

  @Override
  public void closeWindow(Channel channel, String address) {
    change(channel, address, "update contact set window_left = 0" + THIS);
  }

  @Override
  public void told(Channel channel, String address, long seq, int messages) {
    jdbi.useTransaction(
        handle ->
            of(
                    channel,
                    address,
                    handle.createUpdate(
                        "update contact set told_seq = greatest(told_seq, :seq),"
                            + " window_left = greatest(0, window_left - :messages)"
                            + THIS))
                .bind("seq", seq)
                .bind("messages", messages)
                .execute());
  }

  @Override
  public List<Contact> behind(Channel channel) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select c.* from contact c where c.channel = :channel and exists (select 1 from"
                        + " conversation_event e where e.conversation_id = c.conversation_id"
                        + " and e.seq > c.told_seq)")
                .bind("channel", channel.name())
                .map((row, context) -> contact(row))
                .list());
  }

  @Override
  public void bind(Channel channel, String address, String phone, Instant at) {
    jdbi.useTransaction(
        handle ->
            of(
                    channel,
                    address,
                    handle.createUpdate(
                        "update contact set phone = :phone, phone_bound_at = :at" + THIS))
                .bind("phone", phone)
                .bind("at", ArticleRows.stamp(at))
                .execute());
  }

  @Override
  public void unbind(Channel channel, String address) {
    change(channel, address, "update contact set phone = null, phone_bound_at = null" + THIS);
  }

  private void change(Channel channel, String address, String sql) {
    jdbi.useTransaction(handle -> of(channel, address, handle.createUpdate(sql)).execute());
  }

  private static Update of(Channel channel, String address, Update update) {
    return update.bind("channel", channel.name()).bind("address", address);
  }

  private static Contact contact(ResultSet row) throws SQLException {
    @Nullable String phone = row.getString("phone");
    return new Contact(
        Channel.valueOf(row.getString("channel")),
        row.getString("address"),
        row.getString("conversation_id"),
        row.getBoolean("followed"),
        row.getObject("window_until", OffsetDateTime.class).toInstant(),
        row.getInt("window_left"),
        row.getLong("told_seq"),
        phone);
  }
}
