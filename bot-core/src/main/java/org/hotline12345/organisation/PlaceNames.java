package org.hotline12345.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hotline12345.reference.Table;
import org.hotline12345.reference.TableException;
import org.hotline12345.wording.WordBook;
import org.jspecify.annotations.Nullable;

/** Every way of writing a division, with what must hold for it to count. */
final class PlaceNames {
  private static final Pattern TOWN_ENDING = Pattern.compile("(畲族)?(镇|乡)$|街道$");
  private static final Pattern VILLAGE_ENDING = Pattern.compile("(村|社区)$");
  private static final Pattern LOCAL_WORDS =
      Pattern.compile("(?:这边|那边|这里|镇上|街上|老街|[\\u4e00-\\u9fa5]{2}(?:路|街)(?!道))");
  private static final List<String> STREET_NAME =
      List.of("路", "大道", "巷", "弄", "小区", "花园", "大厦", "酒店", "宾馆", "银行", "街");
  private static final Set<String> STREET_NAME_EXCEPT = Set.of("街道", "街上", "街头");

  private final List<Division> divisions = new ArrayList<>();
  private final Map<String, Division> byCode = new HashMap<>();
  private final PhraseTrie<List<Name>> trie = new PhraseTrie<>();
  private final Map<String, Guard> guards = new HashMap<>();
  private final HeardNames heard = new HeardNames();

  PlaceNames(Table table, Table aliases, Table guardTable, Table everydayTable) {
    for (Table.Row row : guardTable.rows()) {
      guards.put(
          row.required("name"),
          new Guard(
              row.list("notAfter"), row.list("notBefore"), row.text("needsParent").equals("yes")));
    }
    Set<String> everyday = new HashSet<>();
    everydayTable.rows().forEach(row -> everyday.add(row.required("word")));
    for (Table.Row row : table.rows()) {
      add(row, everyday);
    }
    for (Table.Row row : aliases.rows()) {
      addAlias(row);
    }
  }

  private void add(Table.Row row, Set<String> everyday) {
    String code = row.required("code");
    String name = row.required("name");
    Division.Level level =
        row.as("level", cell -> Division.Level.valueOf(cell.toUpperCase(Locale.ROOT)));
    Division parent = byCode.get(code.length() <= 6 ? "" : code.substring(0, code.length() - 3));
    if (parent == null && code.length() > 6) {
      throw new TableException(row.where() + ": " + code + " (expected: its parent before it)");
    }
    String path = level == Division.Level.CITY ? "" : parent == null ? name : parent.path() + name;
    Division division = new Division(code, name, path, level);
    divisions.add(division);
    heard.add(division);
    byCode.put(code, division);
    switch (level) {
      case CITY -> {}
      case COUNTY -> put(name, new Name(division, Condition.ALWAYS));
      case TOWN -> {
        put(name, new Name(division, Condition.ALWAYS));
        String stem = TOWN_ENDING.matcher(name).replaceFirst("");
        if (stem.length() > 1 && !stem.equals(name)) {
          boolean ordinary = everyday.contains(stem);
          put(stem, new Name(division, ordinary ? Condition.BEHIND_PARENT : Condition.ALWAYS));
        }
      }
      case VILLAGE -> {
        boolean needsParent = name.length() < 3 || guardOf(name).needsParent();
        put(name, new Name(division, needsParent ? Condition.WITH_PARENT : Condition.ALWAYS));
        String stem = VILLAGE_ENDING.matcher(name).replaceFirst("");
        if (stem.length() > 1 && !stem.equals(name)) {
          put(stem, new Name(division, Condition.BEHIND_PARENT));
        }
      }
    }
  }

  private void addAlias(Table.Row row) {
    Division meant = byCode.get(row.required("code"));
    if (meant == null) {
      throw new TableException(
          row.where() + ": " + row.text("code") + " (expected: a code of divisions.tsv)");
    }
    String path = row.text("path");
    // A part with a name of its own lies in the division whose code it borrows.
    Division division =
        path.isEmpty() ? meant : new Division(meant.code() + "#", path, path, Division.Level.TOWN);
    boolean weak = row.text("weak").equals("weak");
    put(row.required("alias"), new Name(division, weak ? Condition.ALONE : Condition.ALWAYS));
  }

  private void put(String phrase, Name name) {
    List<Name> names = trie.get(phrase);
    if (names == null) {
      names = new ArrayList<>(1);
      trie.put(phrase, names);
    }
    if (names.stream().noneMatch(other -> other.division().equals(name.division()))) {
      names.add(name);
    }
  }

  private Guard guardOf(String phrase) {
    Guard guard = guards.get(phrase);
    return guard == null ? Guard.NONE : guard;
  }

  List<Division> divisions() {
    return List.copyOf(divisions);
  }

  @Nullable Division byCode(String code) {
    return byCode.get(code);
  }

  /**
   * What is written in the text, from left to right without overlap, the longest names first.
   *
   * @param called what else in the text stands for a division
   * @param bySound whether names written as others of the same sound count
   */
  List<Mention> mentions(String text, List<WordBook.Called> called, boolean bySound) {
    List<Mention> mentions = new ArrayList<>();
    int position = 0;
    while (position < text.length()) {
      List<Mention> here = new ArrayList<>();
      @Nullable Mention previous = mentions.isEmpty() ? null : mentions.getLast();
      trie.at(
          text,
          position,
          (start, end, names) -> {
            List<Name> fitting =
                names.stream().filter(name -> fits(text, start, end, name, previous)).toList();
            if (!fitting.isEmpty()) {
              here.add(new Mention(start, end, townsFirst(fitting)));
            }
          });
      addCalled(here, position, called);
      Mention sounding = bySound ? heard.at(text, position, mentions) : null;
      if (sounding != null && (here.isEmpty() || here.getLast().end() < sounding.end())) {
        here.add(sounding);
      }
      if (here.isEmpty()) {
        position++;
      } else {
        mentions.add(here.getLast());
        position = here.getLast().end();
      }
    }
    return mentions;
  }

  private void addCalled(List<Mention> here, int position, List<WordBook.Called> called) {
    for (WordBook.Called name : called) {
      Division division = byCode.get(name.division());
      boolean longest = here.isEmpty() || here.getLast().end() <= name.end();
      if (name.start() == position && division != null && longest) {
        Condition condition =
            division.level() == Division.Level.CITY ? Condition.ALONE : Condition.ALWAYS;
        here.add(new Mention(position, name.end(), List.of(new Name(division, condition))));
      }
    }
  }

  /** A word that is a town's name is not taken for a village of the same name. */
  private static List<Name> townsFirst(List<Name> names) {
    List<Name> towns =
        names.stream().filter(n -> n.division().level() != Division.Level.VILLAGE).toList();
    return towns.isEmpty() ? names : towns;
  }

  private boolean fits(String text, int start, int end, Name name, @Nullable Mention previous) {
    String phrase = text.substring(start, end);
    Guard guard = guardOf(phrase);
    boolean whole = phrase.equals(name.division().name());
    if (guard.notAfter().stream().anyMatch(word -> text.startsWith(word, start - word.length()))
        || guard.notBefore().stream().anyMatch(word -> text.startsWith(word, end))
        || (!whole && beginsStreetName(text, end))) {
      return false;
    }
    if (name.condition() != Condition.BEHIND_PARENT) {
      return true;
    }
    if (name.division().level() == Division.Level.TOWN
        && LOCAL_WORDS.matcher(text).region(end, text.length()).lookingAt()) {
      return true;
    }
    return previous != null
        && previous.end() == start
        && previous.names().stream()
            .map(Name::division)
            .anyMatch(outer -> !outer.equals(name.division()) && outer.holds(name.division()));
  }

  static boolean beginsStreetName(String text, int end) {
    for (String ending : STREET_NAME) {
      if (text.startsWith(ending, end)) {
        return STREET_NAME_EXCEPT.stream().noneMatch(word -> text.startsWith(word, end));
      }
    }
    return false;
  }

  /** What must hold for a name to count. */
  enum Condition {
    ALWAYS,
    /** Only directly behind the name of a division it lies in. */
    BEHIND_PARENT,
    /** Only when a division it lies in is named somewhere in the text. */
    WITH_PARENT,
    /** Only when nothing else is named. */
    ALONE
  }

  record Name(Division division, Condition condition) {}

  record Mention(int start, int end, List<Name> names) {
    boolean only(Condition condition) {
      return names.stream().allMatch(name -> name.condition() == condition);
    }
  }

  private record Guard(List<String> notAfter, List<String> notBefore, boolean needsParent) {
    static final Guard NONE = new Guard(List.of(), List.of(), false);
  }
}
