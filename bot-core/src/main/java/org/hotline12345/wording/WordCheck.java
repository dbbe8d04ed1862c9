package org.hotline12345.wording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an entry must fulfil beside all others. */
final class WordCheck {
  private static final int LONGEST_TERM = 50;
  private static final int MOST_TERMS = 30;
  private static final int LONGEST_NOTE = 500;

  private final CityNames city;

  WordCheck(CityNames city) {
    this.city = city;
  }

  /**
   * @param others the other entries in force
   * @throws InvalidWordException listing everything that is wrong
   */
  void require(WordEntry entry, List<WordEntry> others) {
    List<String> problems = new ArrayList<>();
    int least = entry.kind() == WordKind.SYNONYM ? 2 : 1;
    if (entry.terms().size() < least || entry.terms().size() > MOST_TERMS) {
      problems.add("terms: " + entry.terms().size() + " (expected: " + least + "–30 个)");
    }
    entry.terms().forEach(term -> spelling(problems, "terms", term));
    entry.except().forEach(word -> exception(problems, word, entry));
    if (entry.except().size() > MOST_TERMS) {
      problems.add("except: " + entry.except().size() + " (expected: 最多 30 个)");
    }
    if (entry.note().length() > LONGEST_NOTE) {
      problems.add("note: " + entry.note().length() + " 字 (expected: 最多 500 字)");
    }
    target(problems, entry);
    if (problems.isEmpty()) {
      once(problems, entry, others);
    }
    if (problems.isEmpty()) {
      harmless(problems, entry, others);
    }
    if (!problems.isEmpty()) {
      throw new InvalidWordException(problems);
    }
  }

  private void target(List<String> problems, WordEntry entry) {
    String target = entry.target();
    switch (entry.kind()) {
      case SYNONYM -> {
        if (target != null) {
          problems.add("target: " + target + " (expected: 同义词条不填)");
        }
      }
      case CORRECTION -> spelling(problems, "target", target == null ? "" : target);
      case PLACE -> {
        if (target == null || !city.divisions().containsKey(target)) {
          problems.add("target: " + target + " (expected: 本市的区划代码)");
        }
      }
    }
  }

  private static void spelling(List<String> problems, String field, String term) {
    boolean written = term.chars().filter(Character::isLetterOrDigit).count() > 1;
    boolean whole = term.equals(term.strip()) && term.chars().noneMatch(Character::isISOControl);
    if (!written || !whole || term.length() > LONGEST_TERM) {
      problems.add(field + ": \"" + term + "\" (expected: 2–50 字，须有文字，不换行)");
    }
  }

  private static void exception(List<String> problems, String word, WordEntry entry) {
    spelling(problems, "except", word);
    String folded = Terms.fold(word);
    if (entry.terms().stream()
        .map(Terms::fold)
        .noneMatch(term -> folded.length() > term.length() && folded.contains(term))) {
      problems.add("except: " + word + " (expected: 含有本词条某个词的更长的词)");
    }
  }

  private static void once(List<String> problems, WordEntry entry, List<WordEntry> others) {
    Set<String> own = new HashSet<>();
    Map<String, WordEntry> taken = new HashMap<>();
    for (WordEntry other : others) {
      if ((other.kind() == WordKind.CORRECTION) == (entry.kind() == WordKind.CORRECTION)) {
        other.terms().forEach(term -> taken.put(Terms.fold(term), other));
      }
    }
    for (String term : entry.terms()) {
      WordEntry other = taken.get(Terms.fold(term));
      if (!own.add(Terms.fold(term))) {
        problems.add("terms: " + term + " 两次 (expected: 一次)");
      } else if (other != null) {
        problems.add(
            "terms: "
                + term
                + " (expected: 别的词条里没有的词，现在在“"
                + String.join("、", other.terms())
                + "”里)");
      }
    }
  }

  /** No correction may undo another, hide a term, or change a name of the city. */
  private void harmless(List<String> problems, WordEntry entry, List<WordEntry> others) {
    List<WordEntry> all = new ArrayList<>(others);
    all.add(entry);
    WordBook book = WordBook.of(all, List.of());
    for (WordEntry each : all) {
      if (each.kind() == WordKind.CORRECTION) {
        untouched(problems, book, "target", String.valueOf(each.target()));
      } else {
        each.terms().forEach(term -> untouched(problems, book, "terms", term));
      }
    }
    if (entry.kind() == WordKind.CORRECTION) {
      city.whole().stream().sorted().forEach(name -> untouched(problems, book, "terms", name));
    }
  }

  private static void untouched(List<String> problems, WordBook book, String field, String right) {
    String corrected = book.correct(right);
    if (!corrected.equals(right) && problems.size() < 3) {
      problems.add(field + ": " + right + " (expected: 不会被纠正成“" + corrected + "”的词)");
    }
  }
}
