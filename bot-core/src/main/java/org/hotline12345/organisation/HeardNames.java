package org.hotline12345.organisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hotline12345.organisation.PlaceNames.Condition;
import org.hotline12345.organisation.PlaceNames.Mention;
import org.hotline12345.organisation.PlaceNames.Name;
import org.jspecify.annotations.Nullable;

/**
 * Names of divisions written as other words of the same sound (湖镇 for 壶镇). A name heard counts when
 * it is whole and ends like one, or stands behind a division it lies in.
 */
final class HeardNames {
  private static final Pattern ENDING = Pattern.compile(".{2,}(?:镇|乡|街道|县|区|市)$");
  private static final Pattern VILLAGE_ENDING = Pattern.compile(".{2,}(?:村|社区)$");
  private static final Pattern VILLAGE_SUFFIX = Pattern.compile("(村|社区)$");
  private static final Pattern TOWN_SUFFIX = Pattern.compile("(畲族)?(镇|乡)$|街道$");
  private static final Pattern COUNTY_SUFFIX = Pattern.compile("(畲族自治县|县|区|市)$");

  private final SoundTrie<Spelling> sounds = new SoundTrie<>();

  void add(Division division) {
    String name = division.name();
    Pattern suffix =
        switch (division.level()) {
          case VILLAGE -> VILLAGE_SUFFIX;
          case TOWN -> TOWN_SUFFIX;
          default -> COUNTY_SUFFIX;
        };
    String stem = suffix.matcher(name).replaceFirst("");
    sounds.put(name, new Spelling(name, division));
    if (name.endsWith("畲族镇")) {
      sounds.put(stem + "镇", new Spelling(stem + "镇", division));
    }
    if (division.level() != Division.Level.VILLAGE && stem.length() > 1 && !stem.equals(name)) {
      sounds.put(stem, new Spelling(stem, division));
    }
    if (name.endsWith("畲族自治县")) {
      sounds.put(stem + "县", new Spelling(stem + "县", division));
    }
  }

  /** The longest name heard at a position, null for none. */
  @Nullable Mention at(String text, int start, List<Mention> before) {
    List<SoundTrie.Heard<Spelling>> heard = sounds.at(text, start);
    if (heard.isEmpty()) {
      return null;
    }
    Mention previous = before.isEmpty() ? null : before.getLast();
    boolean behind = previous != null && previous.end() == start;
    List<SoundTrie.Heard<Spelling>> fitting = new ArrayList<>();
    for (SoundTrie.Heard<Spelling> one : heard) {
      Division division = one.value().division();
      boolean street =
          one.value().text().length() < division.name().length()
              && PlaceNames.beginsStreetName(text, one.end());
      if (street) {
        continue;
      }
      if ((behind && previous != null && holds(previous, division))
          || isWhole(text, start, one, before)
          || isCountyBefore(text, one)) {
        fitting.add(one);
      }
    }
    Optional<SoundTrie.Heard<Spelling>> longest =
        fitting.stream().max(Comparator.comparingInt(SoundTrie.Heard::end));
    return longest
        .map(
            l ->
                new Mention(
                    start,
                    l.end(),
                    fitting.stream()
                        .filter(f -> f.end() == l.end())
                        .map(f -> new Name(f.value().division(), Condition.ALWAYS))
                        .distinct()
                        .toList()))
        .orElse(null);
  }

  private static boolean holds(Mention outer, Division inner) {
    return outer.names().stream()
        .map(Name::division)
        .anyMatch(d -> d.level() != Division.Level.CITY && !d.equals(inner) && d.holds(inner));
  }

  private static boolean isWhole(
      String text, int start, SoundTrie.Heard<Spelling> one, List<Mention> before) {
    String spelling = one.value().text();
    char said = text.charAt(one.end() - 1);
    char right = spelling.charAt(spelling.length() - 1);
    if (said != right || !isNearlyWritten(text.substring(start, one.end()), spelling)) {
      return false;
    }
    Division division = one.value().division();
    if (division.level() == Division.Level.VILLAGE) {
      return VILLAGE_ENDING.matcher(spelling).matches()
          && before.stream().anyMatch(m -> holds(m, division));
    }
    return ENDING.matcher(spelling).matches();
  }

  /** At least one character beside the ending is the right one, or the name is long. */
  private static boolean isNearlyWritten(String said, String right) {
    int same = 0;
    for (int i = 0; i < said.length(); i++) {
      same += said.charAt(i) == right.charAt(i) ? 1 : 0;
    }
    return same >= 2 || said.length() >= 4;
  }

  /** A county's name without its ending counts when a town of it follows. */
  private boolean isCountyBefore(String text, SoundTrie.Heard<Spelling> one) {
    Division division = one.value().division();
    return division.level() == Division.Level.COUNTY
        && sounds.at(text, one.end()).stream()
            .anyMatch(
                next ->
                    next.value().division().level() == Division.Level.TOWN
                        && next.value().text().equals(next.value().division().name())
                        && text.charAt(next.end() - 1)
                            == next.value().text().charAt(next.value().text().length() - 1)
                        && division.holds(next.value().division()));
  }

  private record Spelling(String text, Division division) {}
}
