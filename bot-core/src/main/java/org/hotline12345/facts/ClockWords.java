package org.hotline12345.facts;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parts of a day and times of the clock in words: 晚上十点半, 18时32分, 8:30. */
final class ClockWords {
  private static final String PART =
      "大清早|一大早|清早|凌晨|清晨|早上|早晨|早间|上午|中午|午间|下午|傍晚|晚上|晚间|后半夜|大半夜|下半夜|半夜三更|半夜|夜里|夜间|深夜|天不亮|晚|早|夜";
  private static final String HOUR = "[0-9]{1,2}|二十[一二三四]?|十[一二]?|[一二两三四五六七八九]";
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?<part>"
              + PART
              + ")?的?(?<hour>"
              + HOUR
              + ")(?:(?:点|时(?!候|间|不时|常|期|代))钟?(?<minute>半|一刻|三刻|整|[0-9]{1,2}分?|[一二三四五]?十[一二三四五六七八九]?分?|零?[一二三四五六七八九]分)?|:(?<digits>[0-5][0-9]))(?:左右|多|不到|出头|钟|以后|之后)?");
  private static final Pattern PART_ALONE = Pattern.compile("(?:" + PART + ")");

  private ClockWords() {}

  /**
   * What was read.
   *
   * @param part the words for the part of the day, empty when not said
   * @param time null when only a part was said
   * @param nextDay whether it is after the midnight that ends the night
   */
  record Reading(int end, String part, @Nullable LocalTime time, boolean nextDay) {}

  /** The time of the clock that begins here, null for none. */
  static @Nullable Reading clockAt(String text, int at, String partBefore) {
    Matcher match = CLOCK.matcher(text).region(at, text.length());
    if (!match.lookingAt()) {
      return null;
    }
    String said = match.group("part");
    String part = said == null ? partBefore : said;
    int hour = Numerals.whole(match.group("hour"));
    boolean onePoint = match.group("hour").equals("一") && said == null && partBefore.isEmpty();
    if (hour > 24 || (onePoint && match.group("minute") == null)) {
      return null;
    }
    int minute = minute(match.group("minute"), match.group("digits"));
    boolean late = part.contains("晚") || part.contains("夜") || part.equals("傍晚");
    boolean afterNoon = part.equals("下午") || (part.equals("中午") && hour < 4);
    boolean small = late && (hour == 12 || hour == 24 || hour < 5) && !part.equals("傍晚");
    if (small) {
      return new Reading(match.end(), part, LocalTime.of(hour % 12, minute), true);
    }
    if ((late || afterNoon) && hour < 12) {
      hour += 12;
    }
    boolean midnight = hour == 24 || (part.equals("凌晨") && hour == 12);
    return new Reading(match.end(), part, LocalTime.of(midnight ? 0 : hour, minute), hour == 24);
  }

  private static int minute(@Nullable String words, @Nullable String digits) {
    if (digits != null) {
      return Integer.parseInt(digits);
    }
    if (words == null || words.equals("整")) {
      return 0;
    }
    return switch (words) {
      case "半" -> 30;
      case "一刻" -> 15;
      case "三刻" -> 45;
      default -> Math.clamp(Numerals.whole(words.replace("分", "").replace("零", "")), 0, 59);
    };
  }

  /** The part of a day that begins here, null for none. */
  static @Nullable Reading partAt(String text, int at) {
    Matcher match = PART_ALONE.matcher(text).region(at, text.length());
    return match.lookingAt() ? new Reading(match.end(), match.group(), null, false) : null;
  }

  /** The clock or the part of a day that begins here, null for none. */
  static @Nullable Reading at(String text, int at, String partBefore) {
    Reading clock = clockAt(text, at, partBefore);
    return clock == null ? partAt(text, at) : clock;
  }
}
