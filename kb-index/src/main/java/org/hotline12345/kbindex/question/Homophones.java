package org.hotline12345.kbindex.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sourceforge.pinyin4j.PinyinHelper;

/** Which characters sound alike, whatever their tone. Worked out once, when first asked. */
public final class Homophones {
  private static final char FIRST = '\u4e00';
  private static final char LAST = '\u9fa5';

  private Homophones() {}

  /** All others that share a reading with it; none when it has none. */
  public static List<Character> of(char character) {
    Set<Character> alike = new LinkedHashSet<>();
    for (String sound : sounds(character)) {
      alike.addAll(Table.BY_SOUND.getOrDefault(sound, List.of()));
    }
    alike.remove(character);
    return List.copyOf(alike);
  }

  private static Set<String> sounds(char character) {
    Set<String> sounds = new LinkedHashSet<>();
    String[] readings = PinyinHelper.toHanyuPinyinStringArray(character);
    if (readings != null) {
      for (String reading : readings) {
        sounds.add(reading.substring(0, reading.length() - 1));
      }
    }
    return sounds;
  }

  /** Made on first use, visible to all threads. */
  private static final class Table {
    static final Map<String, List<Character>> BY_SOUND = new HashMap<>();

    static {
      for (char each = FIRST; each <= LAST; each++) {
        for (String sound : sounds(each)) {
          BY_SOUND.computeIfAbsent(sound, key -> new ArrayList<>()).add(each);
        }
      }
    }
  }
}
