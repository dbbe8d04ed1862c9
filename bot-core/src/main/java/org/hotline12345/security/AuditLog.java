package org.hotline12345.security;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, in a chain of hashes: an entry changed, removed or put in between is found by
 * {@link #verify}. Appending joins the transaction of the calling thread. Thread-safe.
 */
public final class AuditLog {
  private static final int PAGE = 1000;
  private static final int LONGEST_DETAIL = 2000;

  private final AuditEntries entries;
  private final Clock clock;

  public AuditLog(AuditEntries entries, Clock clock) {
    this.entries = entries;
    this.clock = clock;
  }

  /**
   * Adds an entry.
   *
   * @param subject what it was done to, never personal data
   * @param detail anything more, never personal data; cut at 2,000 characters
   */
  public AuditEntry append(String actor, String action, String subject, String detail) {
    String kept = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
    return entries.append(
        head ->
            AuditEntry.sealed(
                head.number() + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor,
                action,
                subject,
                kept,
                head.hash()));
  }

  /** Entries with a number above {@code after}, in order. */
  public List<AuditEntry> after(long after, int limit) {
    return entries.after(after, limit);
  }

  /** Walks the whole chain. */
  public Verification verify() {
    return verify(entries);
  }

  /** Walks a whole chain. */
  public static Verification verify(AuditEntries entries) {
    AuditEntries.Head head = entries.head();
    long number = 0;
    String hash = AuditEntry.NO_HASH;
    while (true) {
      List<AuditEntry> page = entries.after(number, PAGE);
      for (AuditEntry entry : page) {
        if (entry.number() != number + 1) {
          return broken(number + 1, "条目缺失");
        }
        if (!entry.previousHash().equals(hash)) {
          return broken(entry.number(), "与前一条目的哈希不衔接");
        }
        if (!entry.isSealed()) {
          return broken(entry.number(), "内容与哈希不符");
        }
        number = entry.number();
        hash = entry.hash();
      }
      if (page.isEmpty()) {
        // Entries may have been added while we walked; fewer than the head says were removed.
        return number < head.number() || (number == head.number() && !hash.equals(head.hash()))
            ? broken(number + 1, "末尾条目缺失")
            : new Verification(number, null, "完整");
      }
    }
  }

  private static Verification broken(long number, String message) {
    return new Verification(number - 1, number, message);
  }

  /**
   * @param intact how many entries from the first are in order
   * @param firstBroken number of the first that is not, null when all are
   * @param message what is wrong, in Chinese
   */
  public record Verification(long intact, @Nullable Long firstBroken, String message) {
    public boolean ok() {
      return firstBroken == null;
    }
  }
}
