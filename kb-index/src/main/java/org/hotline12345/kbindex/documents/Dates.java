package org.hotline12345.kbindex.documents;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.kbindex.numerals.ChineseNumbers;
import org.jspecify.annotations.Nullable;

/** Dates as documents write them, and what documents say about the days they are in force. */
final class Dates {
  private static final Pattern PARTS =
      Pattern.compile(
          "([\\d一二三四五六七八九十〇○零Ｏ]+)\\s?[年\\-/.]\\s?([\\d一二三四五六七八九十]+)\\s?[月\\-/.]\\s?([\\d一二三四五六七八九十]+)");
  private static final Pattern FROM =
      Pattern.compile("自\\s*(" + Marks.DATE + ")\\s*起(?:正式|开始)?(?:施行|实施|执行|生效)");
  private static final Pattern FROM_ISSUE =
      Pattern.compile(
          "自(?:公布|发布|印发|颁布|印发公布)之日起(?:满?(" + Marks.NUMBER + ")日后)?(?:正式|开始)?(?:施行|实施|执行|生效)");
  private static final Pattern UNTIL =
      Pattern.compile("(?:有效期(?:限)?(?:截?至|到)|(?:施行|执行|实施|有效)(?:截?至|到))\\s*(" + Marks.DATE + ")");
  private static final Pattern SPAN = Pattern.compile("至\\s*(" + Marks.DATE + ")\\s*(?:止|失效|废止)");
  private static final Pattern YEARS =
      Pattern.compile("有效期(?:限)?(?:为|是)?\\s*(" + Marks.NUMBER + ")\\s*年");

  private Dates() {}

  /** The date that is written there, empty when there is no such day. */
  static Optional<LocalDate> parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              ChineseNumbers.read(parts.group(1)),
              ChineseNumbers.read(parts.group(2)),
              ChineseNumbers.read(parts.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The first day in force, as the words say. */
  static @Nullable LocalDate effective(String words, @Nullable LocalDate issued) {
    Matcher from = FROM.matcher(words);
    if (from.find()) {
      return parse(from.group(1)).orElse(null);
    }
    Matcher since = FROM_ISSUE.matcher(words);
    if (since.find() && issued != null) {
      String later = since.group(1);
      int days = later == null ? 0 : ChineseNumbers.read(later);
      return issued.plusDays(Math.max(0, days));
    }
    return null;
  }

  /** The last day in force, as the words say. */
  static @Nullable LocalDate until(String words, @Nullable LocalDate effective) {
    for (Pattern pattern : new Pattern[] {UNTIL, SPAN}) {
      Matcher until = pattern.matcher(words);
      if (until.find()) {
        return parse(until.group(1)).orElse(null);
      }
    }
    Matcher years = YEARS.matcher(words);
    if (effective != null && years.find()) {
      int count = ChineseNumbers.read(years.group(1));
      return count > 0 && count <= 50 ? effective.plusYears(count).minusDays(1) : null;
    }
    return null;
  }
}
