package org.hotline12345.listening;

import java.util.ArrayList;
import java.util.List;
import org.hotline12345.listening.SpokenPhrases.Occasion;

/** Times as people say them, as sentences to learn a grammar from. Pure. */
final class SpokenTimes {
  private static final List<String> HOURS =
      List.of("一", "两", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二");
  private static final int DAYS = 31;
  private static final int MONTHS = 12;

  private SpokenTimes() {}

  static List<String> all(SpokenPhrases phrases) {
    List<String> days = phrases.of(Occasion.DAY);
    List<String> parts = phrases.of(Occasion.PART);
    List<String> times = new ArrayList<>(days);
    times.addAll(parts);
    for (String day : days) {
      times.add("从" + day + "开始");
      for (String part : parts) {
        times.add(day + part);
      }
    }
    int n = 0;
    for (String part : parts) {
      for (String hour : HOURS) {
        times.add(part + hour + (n++ % 4 == 0 ? "点半" : "点"));
      }
    }
    for (int day = 1; day <= DAYS; day++) {
      times.add(number(day * 5 % MONTHS + 1) + "月" + number(day) + "号");
    }
    return times;
  }

  private static String number(int value) {
    String digits = "零一二三四五六七八九";
    String tens = value < 10 ? "" : value < 20 ? "十" : digits.charAt(value / 10) + "十";
    return value % 10 == 0 ? tens : tens + digits.charAt(value % 10);
  }
}
