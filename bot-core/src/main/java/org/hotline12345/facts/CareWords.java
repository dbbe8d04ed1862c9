package org.hotline12345.facts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.organisation.Urgency;
import org.hotline12345.reference.Table;
import org.hotline12345.workorder.Vulnerable;

/** Who needs care, and how pressing the matter is, by words kept as data. */
final class CareWords {
  private static final Pattern AGE =
      Pattern.compile(
          "(?<n>[0-9]{2,3}|[六七八九]十[一二三四五六七八九]?)(?:多|来|几)?(?:岁|周岁|的人了|了,|,(?=[^,。]{0,4}电话|家里电话))");
  private static final Pattern YOUNG =
      Pattern.compile(
          "(?<![0-9零一二三四五六七八九十百])(?<n>1?[0-9]|十[一二三四]?|[一二两三四五六七八九])(?:个?多|个?半)?(?:岁|周岁)(?!数)");
  private static final int OLD = 60;
  private static final int GROWN = 15;

  private final Map<Vulnerable, List<String>> groups = new EnumMap<>(Vulnerable.class);
  private final Map<Urgency, Pattern> urgencies = new EnumMap<>(Urgency.class);

  CareWords() {
    for (Table.Row row : Table.beside(CareWords.class, "vulnerable.tsv").rows()) {
      Vulnerable group = row.as("group", cell -> Vulnerable.valueOf(cell.toUpperCase(Locale.ROOT)));
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(row.required("word"));
    }
    Map<Urgency, StringBuilder> patterns = new EnumMap<>(Urgency.class);
    for (Table.Row row : Table.beside(CareWords.class, "urgency.tsv").rows()) {
      Urgency urgency = row.as("urgency", cell -> Urgency.valueOf(cell.toUpperCase(Locale.ROOT)));
      patterns.merge(
          urgency,
          new StringBuilder(row.required("pattern")),
          (all, one) -> all.append('|').append(one));
    }
    patterns.forEach((urgency, all) -> urgencies.put(urgency, Pattern.compile(all.toString())));
  }

  Set<Vulnerable> vulnerable(String text) {
    Set<Vulnerable> found = EnumSet.noneOf(Vulnerable.class);
    groups.forEach(
        (group, words) -> {
          if (words.stream().anyMatch(text::contains)) {
            found.add(group);
          }
        });
    Matcher age = AGE.matcher(text);
    while (age.find()) {
      if (Numerals.whole(age.group("n")) >= OLD) {
        found.add(Vulnerable.ELDER);
      }
    }
    Matcher young = YOUNG.matcher(text);
    while (young.find()) {
      if (Numerals.whole(young.group("n")) < GROWN) {
        found.add(Vulnerable.CHILD);
      }
    }
    return found;
  }

  Urgency urgency(String text) {
    for (Urgency urgency : new Urgency[] {Urgency.DANGER, Urgency.UTILITY}) {
      Pattern pattern = urgencies.get(urgency);
      if (pattern != null && pattern.matcher(text).find()) {
        return urgency;
      }
    }
    return Urgency.NORMAL;
  }
}
