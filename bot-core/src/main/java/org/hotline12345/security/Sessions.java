package org.hotline12345.security;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hotline12345.security.SessionRecords.SessionRecord;

/**
 * Staff sessions: an opaque token whose hash alone is stored. One ends when it is not used for a
 * while, and at the latest after a working day; roles are those of the moment. Thread-safe.
 */
public final class Sessions {
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

  private final SessionRecords records;
  private final StaffAccounts accounts;
  private final Clock clock;
  private final Tokens tokens;
  private final Duration idle;
  private final Duration longest;

  /**
   * @param idle how long one lasts without use
   * @param longest how long one lasts at most
   */
  public Sessions(
      SessionRecords records,
      StaffAccounts accounts,
      Clock clock,
      SecureRandom random,
      Duration idle,
      Duration longest) {
    this.records = records;
    this.accounts = accounts;
    this.clock = clock;
    this.tokens = new Tokens(random);
    this.idle = idle;
    this.longest = longest;
  }

  /** Opens a session for somebody who has signed in. */
  public Session open(Principal principal) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    records.deleteOlder(now.minus(longest), now.minus(idle));
    String token = tokens.issue();
    records.insert(new SessionRecord(Tokens.hash(token), principal.user(), now, now));
    return new Session(token, principal, now.plus(longest));
  }

  /** The session of a token, if it still lasts; counts as use. */
  public Optional<Session> find(String token) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String hash = Tokens.hash(token);
    Optional<SessionRecord> record =
        records
            .find(hash)
            .filter(r -> now.isBefore(r.createdAt().plus(longest)))
            .filter(r -> now.isBefore(r.lastUsedAt().plus(idle)));
    if (record.isPresent()
        && Duration.between(record.get().lastUsedAt(), now).compareTo(TOUCH_EVERY) >= 0) {
      records.touch(hash, now);
    }
    return record.flatMap(
        r ->
            accounts
                .find(r.user())
                .map(principal -> new Session(token, principal, r.createdAt().plus(longest))));
  }

  /** Ends a session; does nothing when there is none. */
  public void close(String token) {
    records.delete(Tokens.hash(token));
  }

  /** Ends every session of a user. */
  public void closeAll(String user) {
    records.deleteOf(user);
  }

  /**
   * @param expiresAt when it ends at the latest
   */
  public record Session(String token, Principal principal, Instant expiresAt) {
    @Override
    public String toString() {
      return "Session[" + principal.user() + "]";
    }
  }
}
