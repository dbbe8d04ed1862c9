package org.hotline12345.listening;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hotline12345.reference.Table;

/** What people say aloud at the hotline, by occasion: {@code phrases.tsv}. Immutable. */
final class SpokenPhrases {

  /** When something is said. */
  enum Occasion {
    /** At any time. */
    ALWAYS,
    YES,
    NO,
    EMERGENCY,
    /** A demand, in a few words. */
    DEMAND,
    /** Words of demands that stand beside each other. */
    PIECE,
    /** What people begin or ask with. */
    OPEN,
    WHEN,
    /** Yesterday and the like. */
    DAY,
    /** Parts of a day. */
    PART,
    /** Parts of an address that are no names. */
    PLACE,
    /** Counties as they are called for short. */
    COUNTY,
    /** Names of streets. */
    STREET,
    /** What matters are at: schools, markets. */
    SITE,
    /** Where at such a site. */
    AT,
    DIGIT,
    CONFIDENTIAL,
    /** How content somebody is, and whether a matter is solved. */
    RATING,
    /** Words of a correction. */
    CORRECTION,
    NAME,
    /** What is said instead of a phone. */
    CONTACT
  }

  private final Map<Occasion, List<String>> phrases = new EnumMap<>(Occasion.class);

  /**
   * @param table columns occasion, said
   */
  SpokenPhrases(Table table) {
    for (Occasion occasion : Occasion.values()) {
      phrases.put(occasion, new ArrayList<>());
    }
    for (Table.Row row : table.rows()) {
      Occasion occasion = row.as("occasion", Occasion::valueOf);
      phrases.computeIfAbsent(occasion, o -> new ArrayList<>()).add(row.required("said"));
    }
  }

  /** The phrases that come with the software. */
  static SpokenPhrases shipped() {
    return new SpokenPhrases(Table.beside(SpokenPhrases.class, "phrases.tsv"));
  }

  List<String> of(Occasion occasion) {
    return phrases.getOrDefault(occasion, List.of());
  }
}
