package org.hotline12345.wording;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All words in force at one time. Immutable, thread-safe; reads a question in microseconds. */
public final class WordBook {
  /** More would cost more embeddings than they find. */
  public static final int MOST_VARIANTS = 4;

  /** Says nothing about anything. */
  public static final WordBook EMPTY = of(List.of(), List.of());

  private final List<WordEntry> entries;
  private final Terms<WordEntry> corrections = new Terms<>();
  private final Terms<Word> words = new Terms<>();

  private WordBook(List<WordEntry> entries, Collection<String> names) {
    this.entries = List.copyOf(entries);
    for (WordEntry entry : entries) {
      Terms<?> found = entry.kind() == WordKind.CORRECTION ? corrections : words;
      entry.except().forEach(found::shield);
      switch (entry.kind()) {
        case CORRECTION -> entry.terms().forEach(term -> corrections.put(term, entry));
        case SYNONYM, PLACE -> entry.terms().forEach(term -> words.put(term, new Word(entry)));
      }
    }
    for (String name : names) {
      if (name.length() > 1) {
        words.put(name, Word.NAME);
      }
    }
  }

  /**
   * With the entries in force.
   *
   * @param names further words to recognise whole, such as the city's divisions and departments; no
   *     shorter term is replaced within them
   */
  public static WordBook of(List<WordEntry> entries, Collection<String> names) {
    return new WordBook(entries, names);
  }

  /** The entries in force. */
  public List<WordEntry> entries() {
    return entries;
  }

  /** The text with misheard words put right; the same when there are none. */
  public String correct(String text) {
    return corrected(text, new TreeMap<>());
  }

  /** Where the text, as it is, says what editors know for a division. */
  public List<Called> divisionsIn(String text) {
    return words.in(text).stream()
        .filter(match -> match.value().isPlace())
        .map(match -> new Called(match.start(), match.end(), match.value().division()))
        .toList();
  }

  /** What the book makes of a question. */
  public Reading read(String question) {
    NavigableMap<Integer, Terms.Match<WordEntry>> replaced = new TreeMap<>();
    String text = corrected(question, replaced);
    List<Terms.Match<Word>> matches = words.in(text);
    NavigableMap<Integer, Reading.Found> found = new TreeMap<>();
    replaced.forEach(
        (start, match) -> {
          String target = target(match.value());
          found.put(
              start,
              new Reading.Found(
                  start,
                  start + target.length(),
                  Terms.fold(target),
                  match.value().id(),
                  WordKind.CORRECTION,
                  List.of(match.term())));
        });
    for (Terms.Match<Word> match : matches) {
      if (free(found, match)) {
        found.put(match.start(), found(match));
      }
    }
    return new Reading(
        question, text, variants(text, matches), List.copyOf(found.values()), division(matches));
  }

  private String corrected(String text, Map<Integer, Terms.Match<WordEntry>> replaced) {
    List<Terms.Match<WordEntry>> matches = corrections.in(text);
    if (matches.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 8);
    int copied = 0;
    for (Terms.Match<WordEntry> match : matches) {
      out.append(text, copied, match.start());
      replaced.put(out.length(), match);
      out.append(target(match.value()));
      copied = match.end();
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static boolean free(NavigableMap<Integer, Reading.Found> found, Terms.Match<Word> match) {
    Map.Entry<Integer, Reading.Found> before = found.lowerEntry(match.end());
    return before == null || before.getValue().end() <= match.start();
  }

  private static Reading.Found found(Terms.Match<Word> match) {
    WordEntry entry = match.value().entry();
    return entry == null
        ? new Reading.Found(match.start(), match.end(), match.term(), null, null, List.of())
        : new Reading.Found(
            match.start(),
            match.end(),
            match.term(),
            entry.id(),
            entry.kind(),
            match.value().others(match.term()));
  }

  /** First all words by their first other terms, then each alone, then by their further ones. */
  private static List<String> variants(String text, List<Terms.Match<Word>> matches) {
    List<Terms.Match<Word>> replaceable =
        matches.stream().filter(match -> !match.value().others(match.term()).isEmpty()).toList();
    Set<String> variants = new LinkedHashSet<>();
    int most =
        replaceable.stream()
            .mapToInt(match -> match.value().others(match.term()).size())
            .max()
            .orElse(0);
    for (int choice = 0; choice < most && variants.size() < MOST_VARIANTS; choice++) {
      variants.add(replace(text, replaceable, choice));
      for (Terms.Match<Word> match : replaceable) {
        variants.add(replace(text, List.of(match), choice));
      }
    }
    variants.remove(text);
    return variants.stream().limit(MOST_VARIANTS).toList();
  }

  private static String replace(String text, List<Terms.Match<Word>> matches, int choice) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    int copied = 0;
    for (Terms.Match<Word> match : matches) {
      List<String> others = match.value().others(match.term());
      if (choice < others.size()) {
        out.append(text, copied, match.start()).append(others.get(choice));
        copied = match.end();
      }
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static @Nullable String division(List<Terms.Match<Word>> matches) {
    List<String> codes =
        matches.stream().map(Terms.Match::value).filter(Word::isPlace).map(Word::division).toList();
    String deepest = "";
    for (String code : codes) {
      deepest = code.length() > deepest.length() ? code : deepest;
    }
    String named = deepest;
    boolean within =
        codes.stream().allMatch(code -> named.startsWith(code) || code.matches("\\d{4}00"));
    return named.isEmpty() || !within ? null : named;
  }

  private static String target(WordEntry entry) {
    return Objects.requireNonNull(entry.target(), "a correction or place without target");
  }

  /**
   * A division as people call it.
   *
   * @param start index of the first character in the text
   * @param end index behind the last
   * @param division its code
   */
  public record Called(int start, int end, String division) {}

  /** What a term stands for; no entry for a name of the city. */
  private record Word(@Nullable WordEntry entry) {
    static final Word NAME = new Word(null);

    boolean isPlace() {
      return entry != null && entry.kind() == WordKind.PLACE;
    }

    String division() {
      return target(Objects.requireNonNull(entry, "a name of the city has no target"));
    }

    List<String> others(String term) {
      return entry == null || entry.kind() != WordKind.SYNONYM
          ? List.of()
          : entry.terms().stream().filter(other -> !Terms.fold(other).equals(term)).toList();
    }
  }
}
