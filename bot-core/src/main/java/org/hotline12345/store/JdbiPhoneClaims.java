package org.hotline12345.store;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.PhoneClaims;
import org.jdbi.v3.core.Jdbi;

/** Claims to phones in the database. */
public final class JdbiPhoneClaims implements PhoneClaims {
  private static final String THIS = " where channel = :channel and address = :address";

  private final Jdbi jdbi;

  public JdbiPhoneClaims(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public Optional<Claim> find(Channel channel, String address) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from phone_claim" + THIS)
                .bind("channel", channel.name())
                .bind("address", address)
                .map(
                    (row, context) ->
                        new Claim(
                            row.getString("phone"),
                            row.getString("code_hash"),
                            row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                            row.getInt("tries"),
                            row.getInt("sent"),
                            row.getObject("sent_since", OffsetDateTime.class).toInstant()))
                .findOne());
  }

  @Override
  public void put(Channel channel, String address, Claim claim) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate("delete from phone_claim" + THIS)
              .bind("channel", channel.name())
              .bind("address", address)
              .execute();
          handle
              .createUpdate(
                  "insert into phone_claim values (:channel, :address, :phone, :hash, :until, :tries,"
                      + " :sent, :since)")
              .bind("channel", channel.name())
              .bind("address", address)
              .bind("phone", claim.phone())
              .bind("hash", claim.codeHash())
              .bind("until", ArticleRows.stamp(claim.expiresAt()))
              .bind("tries", claim.tries())
              .bind("sent", claim.sent())
              .bind("since", ArticleRows.stamp(claim.sentSince()))
              .execute();
        });
  }

  @Override
  public void wrong(Channel channel, String address) {
    change(channel, address, "update phone_claim set tries = tries + 1" + THIS);
  }

  @Override
  public void spend(Channel channel, String address) {
    change(channel, address, "update phone_claim set code_hash = '', tries = 1000" + THIS);
  }

  private void change(Channel channel, String address, String sql) {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(sql)
                .bind("channel", channel.name())
                .bind("address", address)
                .execute());
  }
}
