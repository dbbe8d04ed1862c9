package org.hotline12345.kbindex.numerals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names by which a document or a provision is cited, in one spelling whatever the brackets, width
 * and numerals: 丽政办发〔2021〕75号 and 丽政办发[2021] 75号 are {@code 丽政办发2021-75}, 国务院令第655号 is {@code
 * 国务院令655}, 《劳动合同法》第三十八条 is {@code 劳动合同法#38}. What issued a document and which law it is belong to
 * the name: the same number of another office is another document.
 */
public final class Identifiers {
  private static final String NUMBER = "(\\d{1,5}|[〇○零一二三四五六七八九十百千]{1,7})";
  private static final String YEAR = "((?:19|20)\\d{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2})";
  private static final List<Pattern> DOCUMENTS =
      List.of(
          Pattern.compile("(\\p{IsHan}{0,16})\\s?\\[\\s?" + YEAR + "\\s?]\\s?第?\\s?" + NUMBER),
          Pattern.compile("(\\p{IsHan}{0,16})\\s?" + YEAR + "\\s?年?\\s?第?\\s?" + NUMBER + "\\s?号"));
  private static final Pattern ORDER =
      Pattern.compile("(\\p{IsHan}{2,14}令)\\s?\\[?\\s?第?\\s?" + NUMBER + "\\s?号");

  /** What stands before the office's name in running text and is no part of one. */
  private static final Pattern BEFORE_OFFICE = Pattern.compile(".*[的是见及和与据照问找查看件知按了请以由将从至]");

  private static final int SHORTEST_OFFICE = 2;
  private static final int SHORTEST_ORDER = 4;

  private Identifiers() {}

  /**
   * All that an article's text cites.
   *
   * @param title of the article: provisions of a text that is itself a law are that law's
   */
  public static Set<String> carriedBy(String title, String text) {
    Set<String> carried = new LinkedHashSet<>();
    String plain = CitedProvisions.plain(text);
    for (Pattern pattern : DOCUMENTS) {
      Matcher cited = pattern.matcher(plain);
      while (cited.find()) {
        String number = year(cited.group(2)) + "-" + ChineseNumbers.read(cited.group(3));
        carried.add(number);
        carried.add(office(cited.group(1)) + number);
      }
    }
    Matcher order = ORDER.matcher(plain);
    while (order.find()) {
      String number = String.valueOf(ChineseNumbers.read(order.group(2)));
      suffixes(order.group(1), SHORTEST_ORDER).forEach(office -> carried.add(office + number));
    }
    for (CitedProvisions.Provision provision : CitedProvisions.in(plain, title)) {
      carried.add("#" + provision.number());
      provision.names().forEach(law -> carried.add(law + "#" + provision.number()));
    }
    return carried;
  }

  /** What a question cites, each with the ways it may be written, the most telling first. */
  public static List<Asked> askedFor(String question) {
    List<Asked> asked = new ArrayList<>();
    String plain = CitedProvisions.plain(question);
    Set<Integer> seen = new LinkedHashSet<>();
    for (Pattern pattern : DOCUMENTS) {
      Matcher cited = pattern.matcher(plain);
      while (cited.find()) {
        if (seen.add(cited.start(2))) {
          String number = year(cited.group(2)) + "-" + ChineseNumbers.read(cited.group(3));
          String office = office(cited.group(1));
          asked.add(new Asked(written(office, SHORTEST_OFFICE, number), true));
        }
      }
    }
    Matcher order = ORDER.matcher(plain);
    while (order.find()) {
      String number = String.valueOf(ChineseNumbers.read(order.group(2)));
      asked.add(new Asked(written(order.group(1), SHORTEST_ORDER, number), true));
    }
    for (CitedProvisions.Provision provision : CitedProvisions.in(plain, "")) {
      String number = "#" + provision.number();
      String law = provision.names().isEmpty() ? "" : provision.names().getFirst();
      asked.add(new Asked(written(law, SHORTEST_OFFICE, number), !law.isEmpty()));
    }
    return asked;
  }

  /** A question's own words may run into the name, so it is tried shorter and shorter. */
  private static List<String> written(String name, int shortest, String number) {
    return name.isEmpty()
        ? List.of(number)
        : suffixes(name, Math.min(shortest, name.length())).stream()
            .map(suffix -> suffix + number)
            .toList();
  }

  private static List<String> suffixes(String name, int shortest) {
    List<String> suffixes = new ArrayList<>();
    for (int from = 0; name.length() - from >= shortest; from++) {
      suffixes.add(name.substring(from));
    }
    return suffixes;
  }

  private static String office(String run) {
    return BEFORE_OFFICE.matcher(run).replaceFirst("");
  }

  private static int year(String written) {
    return ChineseNumbers.read(written);
  }

  /**
   * One citation.
   *
   * @param names normalised, the first that any article carries is meant
   * @param whole that it names one document or provision; a bare 第三十八条 may be of any law
   */
  public record Asked(List<String> names, boolean whole) {
    public Asked {
      names = List.copyOf(names);
    }
  }
}
