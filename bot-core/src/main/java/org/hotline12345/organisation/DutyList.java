package org.hotline12345.organisation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hotline12345.reference.Table;
import org.hotline12345.reference.TableException;

/**
 * The duty list (派单目录): which unit leads which matter, found by the words people use. Immutable,
 * well under a millisecond for a message.
 */
public final class DutyList {
  /** Of the words after the strongest, this share counts: many weak words are not a strong one. */
  private static final double FURTHER_WORDS = 0.35;

  private final List<DutyClause> clauses = new ArrayList<>();
  private final List<List<Pattern>> patterns = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final PhraseTrie<Integer> trie = new PhraseTrie<>();

  /**
   * @param table columns id, level1, level2, level3, lead, level, urgency, words, basis
   */
  public DutyList(Table table, Departments departments) {
    for (Table.Row row : table.rows()) {
      clauses.add(
          new DutyClause(
              row.required("id"),
              row.required("level1"),
              row.required("level2"),
              row.required("level3"),
              row.as("lead", code -> departments.ofCity(code).code()),
              row.as("level", DutyList::isCounty),
              row.as("urgency", cell -> Urgency.valueOf(cell.toUpperCase(Locale.ROOT))),
              row.required("basis")));
      patterns.add(row.list("words").stream().map(cell -> pattern(row, cell)).toList());
    }
  }

  /** The duty list that comes with the software. */
  public static DutyList shipped(Departments departments) {
    return new DutyList(Table.beside(DutyList.class, "duties.tsv"), departments);
  }

  private static boolean isCounty(String level) {
    return switch (level) {
      case "county" -> true;
      case "city" -> false;
      default -> throw new IllegalArgumentException("expected: county or city");
    };
  }

  private Pattern pattern(Table.Row row, String cell) {
    int star = cell.lastIndexOf('*');
    if (star < 1) {
      throw new TableException(row.where() + ": words: " + cell + " (expected: word*weight)");
    }
    List<Integer> ids = new ArrayList<>();
    int from = 0;
    String all = cell.substring(0, star);
    while (from <= all.length()) {
      int plus = all.indexOf('+', from);
      int end = plus < 0 ? all.length() : plus;
      ids.add(wordId(all.substring(from, end)));
      from = end + 1;
    }
    return new Pattern(List.copyOf(ids), Integer.parseInt(cell.substring(star + 1)));
  }

  private int wordId(String word) {
    String key = word.toUpperCase(Locale.ROOT);
    Integer id = trie.get(key);
    if (id == null) {
      id = words.size();
      words.add(word);
      trie.put(key, id);
    }
    return id;
  }

  public List<DutyClause> clauses() {
    return List.copyOf(clauses);
  }

  /** The clause with this id. */
  public Optional<DutyClause> find(String id) {
    return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
  }

  /** The clauses that fit what was said, best first; none when no word of the list occurs. */
  public List<Match> match(String text) {
    BitSet found = new BitSet(words.size());
    trie.scan(text.toUpperCase(Locale.ROOT), (start, end, id) -> found.set(id));
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < clauses.size() && !found.isEmpty(); i++) {
      match(i, found).ifPresent(matches::add);
    }
    matches.sort(Comparator.comparingDouble(Match::score).reversed());
    return matches;
  }

  private Optional<Match> match(int clause, BitSet found) {
    int strongest = 0;
    int sum = 0;
    List<String> said = new ArrayList<>();
    for (Pattern pattern : patterns.get(clause)) {
      if (pattern.isIn(found)) {
        sum += pattern.weight();
        strongest = Math.max(strongest, pattern.weight());
        for (int id : pattern.words()) {
          if (!said.contains(words.get(id))) {
            said.add(words.get(id));
          }
        }
      }
    }
    return sum == 0
        ? Optional.empty()
        : Optional.of(
            new Match(clauses.get(clause), strongest + FURTHER_WORDS * (sum - strongest), said));
  }

  /**
   * @param score how well it fits, comparable within one text
   * @param words the words that spoke for it, as the list writes them
   */
  public record Match(DutyClause clause, double score, List<String> words) {
    public Match {
      words = List.copyOf(words);
    }
  }

  private record Pattern(List<Integer> words, int weight) {
    boolean isIn(BitSet found) {
      for (int word : words) {
        if (!found.get(word)) {
          return false;
        }
      }
      return true;
    }
  }
}
