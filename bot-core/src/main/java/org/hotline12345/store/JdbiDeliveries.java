package org.hotline12345.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.Deliveries;
import org.jdbi.v3.core.Jdbi;

/** The deliveries in the database. */
public final class JdbiDeliveries implements Deliveries {
  private static final String THIS = " where channel = :channel and delivery_key = :key";

  private final Jdbi jdbi;

  public JdbiDeliveries(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public boolean add(Channel channel, Delivery delivery) {
    try {
      jdbi.useTransaction(
          handle ->
              handle
                  .createUpdate(
                      "insert into delivery (channel, delivery_key, address, received_at, way,"
                          + " spoken, body) values (:channel, :key, :address, :at, :way, :spoken,"
                          + " :body)")
                  .bind("channel", channel.name())
                  .bind("key", delivery.key())
                  .bind("address", delivery.address())
                  .bind("at", ArticleRows.stamp(delivery.receivedAt()))
                  .bind("way", delivery.way().name())
                  .bind("spoken", delivery.spoken())
                  .bind("body", delivery.body())
                  .execute());
      return true;
    } catch (RuntimeException e) {
      if (Failures.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<Delivery> find(Channel channel, String key) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from delivery" + THIS)
                .bind("channel", channel.name())
                .bind("key", key)
                .map((row, context) -> delivery(row))
                .findOne());
  }

  @Override
  public void decide(Channel channel, String key, Way way) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate("update delivery set way = :way" + THIS)
                .bind("way", way.name())
                .bind("channel", channel.name())
                .bind("key", key)
                .execute());
  }

  @Override
  public void done(Channel channel, String key) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate("update delivery set body = null" + THIS)
                .bind("channel", channel.name())
                .bind("key", key)
                .execute());
  }

  @Override
  public List<Delivery> undone(Channel channel) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from delivery where channel = :channel and body is not null"
                        + " order by received_at, delivery_key")
                .bind("channel", channel.name())
                .map((row, context) -> delivery(row))
                .list());
  }

  @Override
  public void nobodyWaits(Channel channel) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "update delivery set way = 'MESSAGE' where channel = :channel and way = 'OPEN'")
                .bind("channel", channel.name())
                .execute());
  }

  @Override
  public NonceUse use(Channel channel, String nonce, NonceUse use) {
    try {
      int added =
          jdbi.inTransaction(
              handle ->
                  handle
                      .createUpdate(
                          "insert into callback_nonce (channel, nonce, delivery_key, seen_at)"
                              + " select :channel, :nonce, :key, :at where not exists (select 1"
                              + " from callback_nonce where channel = :channel and nonce = :nonce)")
                      .bind("channel", channel.name())
                      .bind("nonce", nonce)
                      .bind("key", use.key())
                      .bind("at", ArticleRows.stamp(use.at()))
                      .execute());
      if (added > 0) {
        return use;
      }
    } catch (RuntimeException e) {
      if (!Failures.isDuplicate(e)) {
        throw e;
      }
    }
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select delivery_key, seen_at from callback_nonce"
                        + " where channel = :channel and nonce = :nonce")
                .bind("channel", channel.name())
                .bind("nonce", nonce)
                .map(
                    (row, context) ->
                        new NonceUse(
                            row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .one());
  }

  @Override
  public void forget(Channel channel, Instant before) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "delete from delivery where channel = :channel and body is null"
                        + " and received_at < :before")
                .bind("channel", channel.name())
                .bind("before", ArticleRows.stamp(before))
                .execute());
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "delete from callback_nonce where channel = :channel and seen_at < :before")
                .bind("channel", channel.name())
                .bind("before", ArticleRows.stamp(before))
                .execute());
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString("delivery_key"),
        row.getString("address"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        Way.valueOf(row.getString("way")),
        row.getBoolean("spoken"),
        row.getString("body"));
  }
}
