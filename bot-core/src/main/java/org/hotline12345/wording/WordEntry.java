package org.hotline12345.wording;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the word book.
 *
 * @param id stays the same over all versions
 * @param version from 1, one more with every change
 * @param terms as people write or say them; what each kind wants is in {@link WordDesk}
 * @param target the right spelling of a correction, the division code of a place, null for synonyms
 * @param except longer words in which the terms do not count, as 成立水务 for 立水
 * @param note for other editors, may be empty
 */
public record WordEntry(
    String id,
    int version,
    WordKind kind,
    List<String> terms,
    @Nullable String target,
    List<String> except,
    String note) {
  public WordEntry {
    terms = List.copyOf(terms);
    except = List.copyOf(except);
  }

  /** The same in another version. */
  public WordEntry asVersion(int number) {
    return new WordEntry(id, number, kind, terms, target, except, note);
  }
}
