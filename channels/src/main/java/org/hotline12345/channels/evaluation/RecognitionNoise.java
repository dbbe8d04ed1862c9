package org.hotline12345.channels.evaluation;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * Does to a text what recognisers do to speech: of the syllables hit, eight in ten become another
 * common character of the same sound, one is dropped, one is doubled. The same text and rate always
 * give the same result. Thread-safe.
 */
public final class RecognitionNoise {
  private static final double SUBSTITUTED = 0.8;
  private static final double DROPPED = 0.9;
  private static final Charset NATIONAL = Charset.forName("GB2312");

  private final double rate;
  private final Map<String, List<Character>> bySound = new HashMap<>();

  /**
   * @param rate share of the syllables hit, 0–1
   */
  public RecognitionNoise(double rate) {
    if (rate < 0 || rate > 1) {
      throw new IllegalArgumentException("noise: " + rate + " (expected: 0–1)");
    }
    this.rate = rate;
    for (char c = '\u4e00'; rate > 0 && c <= '\u9fa5'; c++) {
      String sound = sound(c);
      if (!sound.isEmpty() && isCommon(c)) {
        bySound.computeIfAbsent(sound, key -> new ArrayList<>()).add(c);
      }
    }
  }

  /** Of the first level of the national standard, which recognisers write. */
  private static boolean isCommon(char c) {
    byte[] code = String.valueOf(c).getBytes(NATIONAL);
    return code.length == 2 && (code[0] & 0xff) >= 0xb0 && (code[0] & 0xff) <= 0xd7;
  }

  private static String sound(char c) {
    String[] readings = PinyinHelper.toHanyuPinyinStringArray(c);
    return readings == null ? "" : readings[0].substring(0, readings[0].length() - 1);
  }

  /** The text as it might have been recognised. */
  public String disturb(String text) {
    if (rate == 0) {
      return text;
    }
    Random random = new Random(text.hashCode());
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      List<Character> same = bySound.getOrDefault(sound(c), List.of());
      if (same.isEmpty() || random.nextDouble() >= rate) {
        out.append(c);
        continue;
      }
      double kind = random.nextDouble();
      if (kind < SUBSTITUTED) {
        out.append((char) same.get(random.nextInt(same.size())));
      } else if (kind >= DROPPED) {
        out.append(c).append(c);
      }
    }
    return out.toString();
  }
}
