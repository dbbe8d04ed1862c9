package org.hotline12345.speech;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How easily one syllable is taken for another, 0 (the same) to 1 (nothing in common). Tones weigh
 * little, because the telephone band and models without tones lose them; what speakers of southern
 * Mandarin do not tell apart (zh/z, n/l, en/eng) weighs little too. Pure.
 */
final class SoundLikeness {
  private static final double TONE = 0.08;
  private static final double INITIAL = 0.45;
  private static final double FINAL = 0.55;
  private static final double CONFUSED = 0.2;
  private static final double AKIN = 0.6;

  private static final List<Set<String>> INITIALS =
      List.of(
          Set.of("z", "zh"),
          Set.of("c", "ch"),
          Set.of("s", "sh"),
          Set.of("n", "l"),
          Set.of("l", "r"),
          Set.of("f", "h"),
          Set.of("b", "p"),
          Set.of("d", "t"),
          Set.of("g", "k"),
          Set.of("j", "q"),
          Set.of("j", "z"),
          Set.of("q", "c"),
          Set.of("x", "s"),
          Set.of("j", "zh"),
          Set.of("q", "ch"),
          Set.of("x", "sh"),
          Set.of("m", "n"));
  private static final List<Set<String>> FINALS =
      List.of(
          Set.of("an", "ang"),
          Set.of("en", "eng"),
          Set.of("in", "ing"),
          Set.of("ian", "iang"),
          Set.of("uan", "uang"),
          Set.of("un", "ong"),
          Set.of("o", "uo"),
          Set.of("e", "uo"),
          Set.of("i", "v"),
          Set.of("u", "v"),
          Set.of("ai", "ei"),
          Set.of("uai", "ui"),
          Set.of("ie", "ve"),
          Set.of("ian", "van"),
          Set.of("in", "vn"),
          Set.of("ou", "u"),
          Set.of("eng", "ong"));

  private static final Map<String, Parts> KNOWN = known();

  private SoundLikeness() {}

  private record Parts(String initial, String end, char tone) {}

  /** What it costs to hear one toned syllable as the other. */
  static double apart(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    Parts one = parts(a);
    Parts other = parts(b);
    double tone = one.tone == other.tone ? 0 : TONE;
    double initial = part(one.initial, other.initial, INITIALS);
    double end = part(one.end, other.end, FINALS);
    return Math.min(1, tone + INITIAL * initial + FINAL * end);
  }

  private static double part(String a, String b, List<Set<String>> confused) {
    if (a.equals(b)) {
      return 0;
    }
    for (Set<String> pair : confused) {
      if (pair.contains(a) && pair.contains(b)) {
        return CONFUSED;
      }
    }
    boolean akin =
        !a.isEmpty()
            && !b.isEmpty()
            && (a.endsWith(b) || b.endsWith(a) || a.startsWith(b) || b.startsWith(a));
    return akin ? AKIN : 1;
  }

  private static Parts parts(String syllable) {
    Parts known = KNOWN.get(syllable);
    return known == null ? split(syllable) : known;
  }

  private static Map<String, Parts> known() {
    Map<String, Parts> known = new HashMap<>();
    for (char c = '\u4e00'; c <= '\u9fa5'; c++) {
      for (String syllable : Pronunciation.shipped().read(String.valueOf(c))) {
        if (!syllable.isEmpty()) {
          known.computeIfAbsent(syllable, SoundLikeness::split);
        }
      }
    }
    return Map.copyOf(known);
  }

  private static Parts split(String syllable) {
    if (syllable.length() < 2 || !Character.isDigit(syllable.charAt(syllable.length() - 1))) {
      return new Parts("", syllable, '0');
    }
    char tone = syllable.charAt(syllable.length() - 1);
    String plain = spelledOut(syllable.substring(0, syllable.length() - 1));
    int start = plain.length() > 1 && plain.charAt(1) == 'h' ? 2 : 1;
    if ("aeiouv".indexOf(plain.charAt(0)) >= 0) {
      start = 0;
    }
    return new Parts(plain.substring(0, start), plain.substring(start), tone);
  }

  /** Without what only spelling adds: yu is v, wu is u, ju is jv. */
  private static String spelledOut(String plain) {
    String s = plain;
    if (s.startsWith("yu")) {
      s = "v" + s.substring(2);
    } else if (s.startsWith("yi")) {
      s = s.substring(1);
    } else if (s.startsWith("y")) {
      s = "i" + s.substring(1);
    } else if (s.startsWith("wu")) {
      s = s.substring(1);
    } else if (s.startsWith("w")) {
      s = "u" + s.substring(1);
    }
    if (s.length() > 1 && "jqx".indexOf(s.charAt(0)) >= 0 && s.charAt(1) == 'u') {
      s = s.charAt(0) + "v" + s.substring(2);
    }
    return s.equals("iou") ? "iu" : s.equals("uei") ? "ui" : s.equals("uen") ? "un" : s;
  }
}
