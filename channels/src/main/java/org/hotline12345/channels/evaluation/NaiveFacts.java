package org.hotline12345.channels.evaluation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.organisation.Division;
import org.hotline12345.organisation.Gazetteer;

/**
 * What one would write in an afternoon, to compare with: patterns of digits for phone, plate,
 * amount, date and order number, and the longest name of a division that stands in the text.
 */
final class NaiveFacts {
  private static final Map<String, Pattern> PATTERNS =
      Map.of(
          "phone", Pattern.compile("1[3-9][0-9]{9}"),
          "plate", Pattern.compile("浙[A-Z]·?[A-Z0-9]{5,6}"),
          "amount", Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(?:元|块)"),
          "orderNumber", Pattern.compile("LS[0-9]{12}"),
          "idCard", Pattern.compile("[0-9]{17}[0-9Xx]"),
          "time", Pattern.compile("[0-9]{1,2}月[0-9]{1,2}[日号]|昨天|前天|今天|上周[一二三四五六日]|每天"),
          "company", Pattern.compile("[\\u4e00-\\u9fa5]{2,20}公司"),
          "name", Pattern.compile("我叫([\\u4e00-\\u9fa5]{2,3})"),
          "confidential", Pattern.compile("保密"));

  private final List<Division> byLength;

  NaiveFacts(Gazetteer gazetteer) {
    byLength =
        gazetteer.divisions().stream()
            .sorted(Comparator.comparingInt((Division d) -> d.name().length()).reversed())
            .toList();
  }

  Map<String, List<String>> find(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    PATTERNS.forEach(
        (key, pattern) -> {
          Matcher match = pattern.matcher(text);
          if (match.find()) {
            String value = match.groupCount() > 0 ? match.group(1) : match.group();
            FactValues.put(values, key, key.equals("confidential") ? "true" : value);
          }
        });
    Optional<Division> longest = byLength.stream().filter(d -> text.contains(d.name())).findFirst();
    longest.ifPresent(
        division -> {
          FactValues.put(values, "place", division.code());
          FactValues.put(values, "placeText", division.name());
        });
    return values;
  }
}
