package org.hotline12345.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * When something happened or happens, in the city's time. Immutable. Written as one line of text
 * ({@link #text}), which {@link #parse} reads back.
 */
public sealed interface EventTime {

  /** The canonical line: a date, a moment, two dates with a slash, or a repetition. */
  @JsonValue
  String text();

  /**
   * In words of a citizen.
   *
   * @param today leaves the year out where it is the same
   */
  String words(LocalDate today);

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws DateTimeException when it is none
   */
  @JsonCreator
  static EventTime parse(String text) {
    if (text.startsWith(Repeated.MARK)) {
      return Repeated.of(text.substring(Repeated.MARK.length()));
    }
    int slash = text.indexOf('/');
    if (slash > 0) {
      return new Span(
          LocalDate.parse(text.substring(0, slash)), LocalDate.parse(text.substring(slash + 1)));
    }
    if (text.indexOf('T') > 0) {
      return new Moment(LocalDateTime.parse(text));
    }
    int blank = text.indexOf(' ');
    return blank < 0
        ? new Day(LocalDate.parse(text), "")
        : new Day(LocalDate.parse(text.substring(0, blank)), text.substring(blank + 1));
  }

  /**
   * A day.
   *
   * @param part the part of the day in words (晚上), empty for the whole day
   */
  record Day(LocalDate date, String part) implements EventTime {
    @Override
    public String text() {
      return part.isEmpty() ? date.toString() : date + " " + part;
    }

    @Override
    public String words(LocalDate today) {
      return shown(date, today) + part;
    }
  }

  /** A moment of a day, to the minute. */
  record Moment(LocalDateTime at) implements EventTime {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    @Override
    public String text() {
      return at.toString();
    }

    @Override
    public String words(LocalDate today) {
      return shown(at.toLocalDate(), today) + at.format(CLOCK);
    }
  }

  /** From a day to a day, both included. */
  record Span(LocalDate from, LocalDate to) implements EventTime {
    @Override
    public String text() {
      return from + "/" + to;
    }

    @Override
    public String words(LocalDate today) {
      return shown(from, today) + (to.equals(today) ? "至今" : "至" + shown(to, today));
    }
  }

  /**
   * Again and again.
   *
   * @param every how often
   * @param on weekdays ({@code MO,WE} or {@code MO-FR}) or the day of the month; empty for none
   * @param at {@code HH:mm}, {@code HH:mm-HH:mm}, {@code noon} or {@code evening}; empty for none
   */
  record Repeated(Every every, String on, String at) implements EventTime {
    static final String MARK = "repeats ";
    private static final String DAYS = "MOTUWETHFRSASU";
    private static final String HAN = "一二三四五六日";

    static Repeated of(String text) {
      String[] parts = text.split(" ", -1);
      String on = "";
      String at = "";
      for (int i = 1; i < parts.length; i++) {
        if (parts[i].contains(":") || parts[i].equals("noon") || parts[i].equals("evening")) {
          at = parts[i];
        } else {
          on = parts[i];
        }
      }
      return new Repeated(Every.valueOf(parts[0].toUpperCase(Locale.ROOT)), on, at);
    }

    /** The rule alone, as in {@code weekly MO-FR 07:00-08:00}. */
    public String rule() {
      return every.name().toLowerCase(Locale.ROOT)
          + (on.isEmpty() ? "" : " " + on)
          + (at.isEmpty() ? "" : " " + at);
    }

    @Override
    public String text() {
      return MARK + rule();
    }

    @Override
    public String words(LocalDate today) {
      String often =
          switch (every) {
            case DAILY -> "每天";
            case WEEKLY -> on.isEmpty() ? "每周" : "每周" + weekdays();
            case MONTHLY -> on.isEmpty() ? "每月" : "每月" + on + "日";
            case YEARLY -> "每年";
          };
      return switch (at) {
        case "" -> often;
        case "noon" -> often + "中午";
        case "evening" -> often + "晚上";
        default -> often + at.replace("-", "至");
      };
    }

    private String weekdays() {
      StringBuilder words = new StringBuilder();
      for (String token : on.split("(?<=[-,])|(?=[-,])", -1)) {
        int day = DAYS.indexOf(token);
        words.append(
            switch (token) {
              case "-" -> "至周";
              case "," -> "、周";
              default -> day < 0 ? token : HAN.charAt(day / 2);
            });
      }
      return words.toString();
    }
  }

  /** How often something repeats. */
  enum Every {
    DAILY,
    WEEKLY,
    MONTHLY,
    YEARLY
  }

  private static String shown(LocalDate date, LocalDate today) {
    String year = date.getYear() == today.getYear() ? "" : date.getYear() + "年";
    return year
        + date.getMonthValue()
        + "月"
        + date.getDayOfMonth()
        + "日（"
        + date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.CHINA)
        + "）";
  }
}
