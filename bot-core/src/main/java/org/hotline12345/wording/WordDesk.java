package org.hotline12345.wording;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.hotline12345.durability.Transactions;
import org.hotline12345.security.AuditLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where editors keep the word book. A change is forced to disk, entered in the audit log and in
 * force when the call returns; the index stays as it is. Every version is kept, so that {@link #at}
 * can tell what was in force at any time. Thread-safe.
 *
 * <p>Changes throw {@link InvalidWordException} for what cannot stand beside the other entries:
 * terms of less than 2 or more than 50 characters, fewer than two synonyms, a term of another
 * entry, a correction that touches a right spelling, an unknown division.
 */
public final class WordDesk {
  private static final Logger LOG = LoggerFactory.getLogger(WordDesk.class);

  private final WordVersions versions;
  private final Transactions transactions;
  private final AuditLog audit;
  private final CityNames city;
  private final Clock clock;
  private final WordCheck check;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile WordBook current;

  public WordDesk(
      WordVersions versions,
      Transactions transactions,
      AuditLog audit,
      CityNames city,
      Clock clock) {
    this.versions = versions;
    this.transactions = transactions;
    this.audit = audit;
    this.city = city;
    this.clock = clock;
    this.check = new WordCheck(city);
    this.current = book(standing());
  }

  /** The words in force now. */
  public WordBook current() {
    return current;
  }

  /** The words in force at that time, of the city's names those of today. */
  public WordBook at(Instant time) {
    return book(versions.inForce(time));
  }

  /** The entries in force with who made them so, the latest change first. */
  public List<WordVersion> list() {
    return standing().stream().sorted((one, other) -> other.from().compareTo(one.from())).toList();
  }

  /** Every version of an entry, the latest first; empty when there never was one. */
  public List<WordVersion> history(String id) {
    return versions.history(id);
  }

  /** The name of a division to show, null when there is none of that code. */
  public @Nullable String divisionName(String code) {
    return city.divisions().get(code);
  }

  /**
   * Adds an entry.
   *
   * @param words id and version do not matter
   * @return the entry with its new id
   */
  public WordVersion create(WordEntry words, String editor) {
    return change(
        () ->
            put(
                new WordEntry(
                    UUID.randomUUID().toString(),
                    1,
                    words.kind(),
                    words.terms(),
                    words.target(),
                    words.except(),
                    words.note()),
                false,
                editor));
  }

  /**
   * Changes an entry.
   *
   * @param words of the version that the editor saw
   * @throws NoSuchWordException when there is none, or no longer
   * @throws StaleWordException when somebody else changed it in between
   */
  public WordVersion change(WordEntry words, String editor) {
    return change(
        () -> {
          seen(words.id(), words.version());
          return put(words.asVersion(words.version() + 1), false, editor);
        });
  }

  /**
   * Takes an entry out; its versions stay.
   *
   * @param version that the editor saw
   * @throws NoSuchWordException when there is none, or no longer
   * @throws StaleWordException when somebody else changed it in between
   */
  public void delete(String id, int version, String editor) {
    change(() -> put(seen(id, version).asVersion(version + 1), true, editor));
  }

  /**
   * Brings in the words of a release: adds what is missing and renews what the release says
   * differently. What an editor has ever touched is left alone, also what he deleted, and so is
   * what cannot stand beside his entries.
   *
   * @return how many entries were added or renewed
   */
  public int load(List<WordEntry> shipped) {
    return change(
        () -> {
          Map<String, WordVersion> latest = new LinkedHashMap<>();
          versions.latest().forEach(version -> latest.put(version.entry().id(), version));
          int changed = 0;
          for (WordEntry entry : shipped) {
            WordVersion present = latest.get(entry.id());
            if (!sameWords(present, entry) && untouched(present)) {
              int version = present == null ? 0 : present.entry().version();
              try {
                WordVersion put =
                    put(
                        entry.asVersion(version + 1),
                        false,
                        StarterWords.EDITOR,
                        List.copyOf(latest.values()));
                latest.put(entry.id(), put);
                changed++;
              } catch (InvalidWordException besideAnEditorsOwn) {
                LOG.info("shipped word {} left out: {}", entry.id(), besideAnEditorsOwn.problems());
              }
            }
          }
          return changed;
        });
  }

  private static boolean sameWords(@Nullable WordVersion present, WordEntry shipped) {
    return present != null
        && !present.deleted()
        && present.entry().equals(shipped.asVersion(present.entry().version()));
  }

  private boolean untouched(@Nullable WordVersion present) {
    return present == null
        || versions.history(present.entry().id()).stream()
            .allMatch(version -> version.editor().equals(StarterWords.EDITOR));
  }

  private WordVersion put(WordEntry entry, boolean deleted, String editor) {
    return put(entry, deleted, editor, versions.latest());
  }

  private WordVersion put(
      WordEntry entry, boolean deleted, String editor, List<WordVersion> latest) {
    if (!deleted) {
      check.require(
          entry,
          latest.stream()
              .filter(other -> !other.deleted() && !other.entry().id().equals(entry.id()))
              .map(WordVersion::entry)
              .toList());
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    // A clock set back must not make a version end before it began.
    Instant from =
        latest.stream()
            .filter(version -> version.entry().id().equals(entry.id()))
            .map(WordVersion::from)
            .filter(before -> before.isAfter(now))
            .findFirst()
            .orElse(now);
    WordVersion version = new WordVersion(entry, deleted, editor, from, null);
    versions.add(version);
    audit.append(
        editor,
        deleted ? "word.delete" : entry.version() == 1 ? "word.create" : "word.change",
        entry.id(),
        entry.kind().label() + " " + String.join("、", entry.terms()));
    return version;
  }

  private WordEntry seen(String id, int version) {
    WordVersion latest =
        versions
            .latest(id)
            .filter(present -> !present.deleted())
            .orElseThrow(() -> new NoSuchWordException(id));
    if (latest.entry().version() != version) {
      throw new StaleWordException(id, version);
    }
    return latest.entry();
  }

  private <T> T change(Supplier<T> work) {
    changing.lock();
    try {
      T done = transactions.durably(work);
      current = book(standing());
      return done;
    } finally {
      changing.unlock();
    }
  }

  private List<WordVersion> standing() {
    return versions.latest().stream().filter(version -> !version.deleted()).toList();
  }

  private WordBook book(List<WordVersion> inForce) {
    return WordBook.of(inForce.stream().map(WordVersion::entry).toList(), city.whole());
  }
}
