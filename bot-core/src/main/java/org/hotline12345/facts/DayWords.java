package org.hotline12345.facts;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.calendar.EventTime;
import org.hotline12345.calendar.EventTime.Day;
import org.hotline12345.calendar.EventTime.Span;
import org.hotline12345.calendar.Festivals;
import org.jspecify.annotations.Nullable;

/** Words for a day or a span of days: 大前天, 上周三, 去年八月, 上个月二十几号, 国庆那几天. */
final class DayWords {
  private static final Map<String, Integer> NEAR =
      Map.ofEntries(
          Map.entry("大前天", -3),
          Map.entry("前天", -2),
          Map.entry("前晚", -2),
          Map.entry("昨天", -1),
          Map.entry("昨日", -1),
          Map.entry("昨晚", -1),
          Map.entry("昨夜", -1),
          Map.entry("昨儿", -1),
          Map.entry("今天", 0),
          Map.entry("今日", 0),
          Map.entry("今早", 0),
          Map.entry("今晚", 0),
          Map.entry("今儿", 0),
          Map.entry("刚才", 0),
          Map.entry("刚刚", 0),
          Map.entry("刚才子", 0),
          Map.entry("明天", 1),
          Map.entry("明早", 1),
          Map.entry("明晚", 1),
          Map.entry("后天", 2),
          Map.entry("大后天", 3));
  private static final Pattern NEAR_DAY =
      Pattern.compile("大前天|前天|前晚|昨[天日晚夜儿]|今[天日早晚儿]|刚才|刚刚(?!好)|明[天早晚]|大?后天");
  private static final String MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二两三四五六七八九]";
  private static final String DAY_NUMBER =
      "[12][0-9]|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九]";
  private static final String YEAR =
      "(?:20|19)[0-9]{2}年|[二一][零〇九0][零〇一二三四五六七八九]{2}年|大前年子?|前年子?|去年子?|今年|明年";
  private static final String PART_OF_MONTH = "初|上旬|中旬|月中|下旬|底|末";
  private static final Pattern DATE =
      Pattern.compile(
          "(?<year>"
              + YEAR
              + ")?的?(?<month>"
              + MONTH
              + ")月(?:份)?(?:(?<day>"
              + DAY_NUMBER
              + ")(?:号|日|好|(?![0-9个点时]))|的?(?<part>"
              + PART_OF_MONTH
              + "))?");
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<y>20[0-9]{2})[-/.](?<m>1[0-2]|0?[1-9])[-/.](?<d>3[01]|[12][0-9]|0?[1-9])(?![0-9])");
  private static final Pattern RELATIVE_MONTH =
      Pattern.compile(
          "(?<which>大上|上上|上|这|本|下)个?月(?:份)?(?:(?<decade>[二三]?十|2|1)几[号日]|(?<day>"
              + DAY_NUMBER
              + ")[号日]|的?(?<part>"
              + PART_OF_MONTH
              + "))?(?!台|球|饼|经)");
  private static final Pattern DAY_OF_MONTH =
      Pattern.compile(
          "(?<day>"
              + DAY_NUMBER
              + ")[号日](?!楼|线|路|桥|院|栋|幢|机|店|门|车|厅|厂|地|码|房|铺|位|公馆|窗|铺|桩|摊|子|常|本|报|用|期|元|夜)");
  private static final String WEEKDAY = "[一二三四五六日天末]";
  private static final Pattern WEEK =
      Pattern.compile("(?<which>上上|上|这|本|下下|下)个?(?:周|星期|礼拜)(?<day>" + WEEKDAY + ")?(?!边|围|岁|年)");
  private static final Pattern BARE_WEEKDAY =
      Pattern.compile("(?:周|星期|礼拜)(?<day>[一二三四五六日天])(?!天|年|期|生|岁|围|边|早)");
  private static final Pattern YEAR_ALONE =
      Pattern.compile(
          "(?<year>"
              + YEAR
              + ")(?:的?(?<season>春|夏|秋|冬)(?:天|季)|(?<half>上半年|下半年)|(?<end>年初|年底|底|初))?");
  private static final Pattern SUMMER = Pattern.compile("(?<year>" + YEAR + ")?暑假");

  private final LocalDate today;
  private final Festivals festivals;
  private final Pattern festival;

  DayWords(LocalDate today, Festivals festivals, Pattern festival) {
    this.today = today;
    this.festivals = festivals;
    this.festival = festival;
  }

  /** The pattern of the festivals' names. */
  static Pattern festivalNames(Festivals festivals) {
    return Pattern.compile(
        "(?<year>"
            + YEAR
            + ")?的?(?:(?<newyear>大?年三十|除夕|(?:大年|正月)初(?<nth>[一二三四五六七八九十]))|(?<name>"
            + String.join("|", festivals.names())
            + "))(?<after>[那哪]几天|那天|当天|期间|假期|放假|长假|节前|节后|前后|前夕)?");
  }

  /**
   * A day or days.
   *
   * @param part the part of the day that the word itself tells (昨晚), empty for none
   */
  record Reading(int end, EventTime time, String part) {}

  /** What begins here, null for none. */
  @Nullable Reading at(String text, int at) {
    List<Pattern> order =
        List.of(WRITTEN, DATE, RELATIVE_MONTH, WEEK, NEAR_DAY, festival, SUMMER, YEAR_ALONE);
    for (Pattern pattern : order) {
      Matcher match = pattern.matcher(text).region(at, text.length());
      match.useTransparentBounds(true);
      if (match.lookingAt()) {
        Reading reading = read(pattern, match, text);
        if (reading != null) {
          return reading;
        }
      }
    }
    return bare(text, at);
  }

  private @Nullable Reading bare(String text, int at) {
    Matcher weekday = BARE_WEEKDAY.matcher(text).region(at, text.length());
    weekday.useTransparentBounds(true);
    if (weekday.lookingAt()) {
      LocalDate day = today.with(TemporalAdjusters.previousOrSame(weekday(weekday.group("day"))));
      return new Reading(weekday.end(), new Day(day, ""), "");
    }
    boolean begins = at == 0 || ",。;、!?:从到在于是和自就这那 至".indexOf(text.charAt(at - 1)) >= 0;
    Matcher number = DAY_OF_MONTH.matcher(text).region(at, text.length());
    number.useTransparentBounds(true);
    if (begins && number.lookingAt()) {
      int day = Numerals.whole(number.group("day"));
      YearMonth month = YearMonth.from(today);
      month = day > today.getDayOfMonth() ? month.minusMonths(1) : month;
      return day >= 1 && month.isValidDay(day)
          ? new Reading(number.end(), new Day(month.atDay(day), ""), "")
          : null;
    }
    return null;
  }

  private @Nullable Reading read(Pattern pattern, Matcher match, String text) {
    EventTime time;
    String part = "";
    if (pattern == WRITTEN) {
      time = day(number(match, "y"), number(match, "m"), number(match, "d"));
    } else if (pattern == DATE) {
      time = date(match, text);
    } else if (pattern == RELATIVE_MONTH) {
      time = relativeMonth(match);
    } else if (pattern == WEEK) {
      time = week(match);
    } else if (pattern == NEAR_DAY) {
      String word = match.group();
      time = new Day(today.plusDays(NEAR.getOrDefault(word, 0)), "");
      part = word.endsWith("晚") || word.endsWith("夜") ? "晚上" : word.endsWith("早") ? "早上" : "";
    } else if (pattern == festival) {
      time = festival(match, text);
    } else if (pattern == SUMMER) {
      int year = year(match.group("year"));
      int shown =
          year > 0 ? year : today.getMonthValue() >= 7 ? today.getYear() : today.getYear() - 1;
      time = new Span(LocalDate.of(shown, 7, 1), LocalDate.of(shown, 8, 31));
    } else {
      time = year(match);
    }
    return time == null ? null : new Reading(match.end(), time, part);
  }

  private static int number(Matcher match, String group) {
    return Integer.parseInt(match.group(group));
  }

  private static @Nullable EventTime day(int year, int month, int day) {
    try {
      return new Day(LocalDate.of(year, month, day), "");
    } catch (DateTimeException e) {
      return null;
    }
  }

  private int year(@Nullable String words) {
    if (words == null) {
      return 0;
    }
    return switch (words.replace("子", "")) {
      case "大前年" -> today.getYear() - 3;
      case "前年" -> today.getYear() - 2;
      case "去年" -> today.getYear() - 1;
      case "今年" -> today.getYear();
      case "明年" -> today.getYear() + 1;
      default -> Numerals.whole(words.substring(0, words.length() - 1));
    };
  }

  private @Nullable EventTime date(Matcher match, String text) {
    int year = year(match.group("year"));
    int month = Numerals.whole(match.group("month"));
    String day = match.group("day");
    if (day == null) {
      boolean unsaid = match.group("year") == null && match.group("part") == null;
      boolean counted = text.startsWith("个", match.end() - 1) || text.startsWith("饼", match.end());
      if (unsaid && counted) {
        return null;
      }
      YearMonth meant = YearMonth.of(year > 0 ? year : yearOf(month, 1), month);
      return part(meant, match.group("part"));
    }
    int number = Numerals.whole(day);
    boolean ahead =
        text.substring(match.end(), Math.min(text.length(), match.end() + 3))
            .matches("(?:要|就要|之?前|截止|到期).*");
    int meant = year > 0 ? year : ahead ? today.getYear() : yearOf(month, number);
    return number < 1 ? null : day(meant, month, number);
  }

  /** This year, or the last when the day has not come yet. */
  private int yearOf(int month, int day) {
    boolean ahead =
        month > today.getMonthValue()
            || (month == today.getMonthValue() && day > today.getDayOfMonth());
    return ahead ? today.getYear() - 1 : today.getYear();
  }

  private static EventTime part(YearMonth month, @Nullable String part) {
    int first = 1;
    int last = month.lengthOfMonth();
    if (part != null) {
      switch (part) {
        case "初", "上旬" -> last = 10;
        case "中旬", "月中" -> {
          first = 11;
          last = 20;
        }
        default -> first = 21;
      }
    }
    return new Span(month.atDay(first), month.atDay(last));
  }

  private @Nullable EventTime relativeMonth(Matcher match) {
    int months =
        switch (match.group("which")) {
          case "上上", "大上" -> -2;
          case "上" -> -1;
          case "下" -> 1;
          default -> 0;
        };
    YearMonth month = YearMonth.from(today).plusMonths(months);
    if (match.group("decade") != null) {
      String decade = match.group("decade");
      int first = decade.equals("2") ? 20 : decade.equals("1") ? 10 : Numerals.whole(decade);
      return new Span(month.atDay(first), month.atDay(Math.min(first + 9, month.lengthOfMonth())));
    }
    if (match.group("day") != null) {
      return day(month.getYear(), month.getMonthValue(), Numerals.whole(match.group("day")));
    }
    return part(month, match.group("part"));
  }

  private EventTime week(Matcher match) {
    int weeks =
        switch (match.group("which")) {
          case "上上" -> -2;
          case "上" -> -1;
          case "下" -> 1;
          case "下下" -> 2;
          default -> 0;
        };
    LocalDate monday =
        today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(weeks);
    String day = match.group("day");
    if (day == null) {
      return new Span(monday, monday.plusDays(6));
    }
    return day.equals("末")
        ? new Span(monday.plusDays(5), monday.plusDays(6))
        : new Day(monday.with(TemporalAdjusters.nextOrSame(weekday(day))), "");
  }

  static DayOfWeek weekday(String word) {
    int index = "一二三四五六日".indexOf(word.equals("天") ? "日" : word);
    return DayOfWeek.of(index + 1);
  }

  private @Nullable EventTime festival(Matcher match, String text) {
    String before = text.substring(Math.max(0, match.start() - 2), match.start());
    if (before.matches(".*(?:快|快要|就要|要|等|到|等到)$")
        || festival.matcher(text).region(match.end(), text.length()).lookingAt()) {
      return null;
    }
    String after = match.group("after");
    boolean oneDay = "那天".equals(after) || "当天".equals(after);
    int year = year(match.group("year"));
    if (match.group("newyear") != null) {
      String nth = match.group("nth");
      int offset = nth == null ? -1 : Numerals.whole(nth) - 1;
      return festivals.newYear(offset, today).map(d -> (EventTime) new Day(d, "")).orElse(null);
    }
    if (oneDay && match.group("name").matches("春节|过年|新年")) {
      return festivals.newYear(0, today).map(d -> (EventTime) new Day(d, "")).orElse(null);
    }
    EventTime found = festivals.find(match.group("name"), year, today).orElse(null);
    return oneDay && found instanceof Span span ? new Day(span.from(), "") : found;
  }

  private @Nullable EventTime year(Matcher match) {
    int year = year(match.group("year"));
    if (year < today.getYear() - 50) {
      return null;
    }
    String season = match.group("season");
    if (season != null) {
      int first = "春夏秋冬".indexOf(season) * 3 + 3;
      LocalDate from = LocalDate.of(year, first, 1);
      return new Span(from, from.plusMonths(3).minusDays(1));
    }
    if (match.group("half") != null) {
      int first = match.group("half").startsWith("上") ? 1 : 7;
      return new Span(
          LocalDate.of(year, first, 1), LocalDate.of(year, first, 1).plusMonths(6).minusDays(1));
    }
    if (match.group("end") != null) {
      YearMonth month = YearMonth.of(year, match.group("end").endsWith("初") ? 1 : 12);
      return new Span(month.atDay(1), month.atEndOfMonth());
    }
    LocalDate end = LocalDate.of(year, 12, 31);
    boolean running = year == today.getYear();
    return new Span(LocalDate.of(year, 1, 1), running ? today : end);
  }
}
