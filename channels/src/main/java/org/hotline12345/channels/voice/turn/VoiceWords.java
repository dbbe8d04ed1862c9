package org.hotline12345.channels.voice.turn;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12345.reference.Table;

/** Words the line itself understands, without the engine: {@code words.tsv}. Immutable. */
final class VoiceWords {

  /** What words do. */
  enum Use {
    /** At the end of what was said: the speaker goes on. */
    HESITATION,
    /** Said whole, and yet most people go on. */
    BEGINNING,
    /** Said while listening; it interrupts nobody. */
    BACKCHANNEL,
    REPEAT,
    SLOWER,
    CONTINUE,
    YES,
    NO,
    CALL_BACK,
    BYE
  }

  private static final String PARTICLES = "[，。！？,.!?\\s啊呀哦吧呢了的嘛哈]+$";

  private final Map<Use, Set<String>> words = new EnumMap<>(Use.class);

  /**
   * @param table columns use, word
   */
  VoiceWords(Table table) {
    for (Use use : Use.values()) {
      words.put(use, new HashSet<>());
    }
    for (Table.Row row : table.rows()) {
      of(row.as("use", Use::valueOf)).add(row.required("word"));
    }
  }

  /** The words that come with the software. */
  static VoiceWords shipped() {
    return new VoiceWords(Table.beside(VoiceWords.class, "words.tsv"));
  }

  private Set<String> of(Use use) {
    return words.computeIfAbsent(use, u -> new HashSet<>());
  }

  /** Whether the text is one of these words and nothing else. */
  boolean is(Use use, String text) {
    Set<String> known = of(use);
    return known.contains(text) || known.contains(text.replaceFirst(PARTICLES, ""));
  }

  /** Whether the speaker is plainly not done. */
  boolean hesitates(String text) {
    return of(Use.HESITATION).stream().anyMatch(text::endsWith);
  }

  /** Whether the text is nothing but words of listening, said once or several times. */
  boolean onlyListens(String text) {
    String rest = text;
    Set<String> known = of(Use.BACKCHANNEL);
    while (!rest.isEmpty()) {
      String left = rest;
      Optional<String> next = known.stream().filter(left::startsWith).findFirst();
      if (next.isEmpty()) {
        return false;
      }
      rest = rest.substring(next.get().length());
    }
    return true;
  }
}
