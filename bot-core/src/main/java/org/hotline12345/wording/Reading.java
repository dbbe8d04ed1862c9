package org.hotline12345.wording;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A question as the word book reads it.
 *
 * @param asked the question as it was put
 * @param text the question with misheard words put right; what to search for
 * @param variants {@link #text} with words replaced by others of the same meaning, the likeliest
 *     first, at most {@link WordBook#MOST_VARIANTS}; without {@link #text} itself
 * @param found what was recognised in {@link #text}, from left to right, without overlap
 * @param division code of the division that the book's place names point to; null when none or
 *     several that do not lie in one another are named
 */
public record Reading(
    String asked,
    String text,
    List<String> variants,
    List<Found> found,
    @Nullable String division) {
  public Reading {
    variants = List.copyOf(variants);
    found = List.copyOf(found);
  }

  /** Whether the book had anything to say. */
  public boolean changed() {
    return !asked.equals(text) || !variants.isEmpty() || division != null;
  }

  /** The words found that have synonyms. */
  public List<Found> replaceable() {
    return found.stream()
        .filter(word -> word.kind() == WordKind.SYNONYM && !word.others().isEmpty())
        .toList();
  }

  /** The text with each word that has synonyms replaced by what is given for it. */
  public String with(Function<Found, String> replacement) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    int copied = 0;
    for (Found word : replaceable()) {
      out.append(text, copied, word.start()).append(replacement.apply(word));
      copied = word.end();
    }
    return out.append(text, copied, text.length()).toString();
  }

  /**
   * A word of the book that stands in the text.
   *
   * @param start index of its first character in {@link Reading#text}
   * @param end index behind its last
   * @param term as it stands there, in lower case and half width
   * @param entry the entry's id; null for a name of the city that no editor entered
   * @param kind null for such a name
   * @param others for synonyms the other terms, in the entry's order; for a correction what was
   *     written; else empty
   */
  public record Found(
      int start,
      int end,
      String term,
      @Nullable String entry,
      @Nullable WordKind kind,
      List<String> others) {
    public Found {
      others = List.copyOf(others);
    }
  }
}
