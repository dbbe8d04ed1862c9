package org.hotline12345.kbindex.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hotline12345.reference.Table;

/**
 * What people say and how laws and notices call it (房东: 出租人). It goes one way, and only into the
 * search: an official word in a question asks for nothing else, and answers are not reworded. Words
 * that mean the same both ways are the editors' own, in the word book. Immutable.
 */
public final class LayWords {
  private static final LayWords SHIPPED =
      new LayWords(Table.beside(LayWords.class, "lay-words.tsv"));

  private final Map<String, List<String>> official = new LinkedHashMap<>();
  private final KnownWords words;

  private LayWords(Table table) {
    for (Table.Row row : table.rows()) {
      official.put(row.text("said"), row.list("official"));
    }
    // Official words are known too, so that no shorter word is found inside them (出租 in 出租人).
    Set<String> known = new LinkedHashSet<>(official.keySet());
    official.values().forEach(known::addAll);
    this.words = new KnownWords(known);
  }

  /** Those of this release. */
  public static LayWords shipped() {
    return SHIPPED;
  }

  /** The words of the people in the text, each with those of the offices, in their order. */
  public Map<String, List<String>> in(String text) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (KnownWords.Span span : words.in(text)) {
      String said = text.substring(span.start(), span.end());
      if (official.containsKey(said)) {
        found.put(said, official.getOrDefault(said, List.of()));
      }
    }
    return found;
  }

  /** All official words for what the text says in others, without those that stand in it. */
  public Set<String> officialFor(String text) {
    Set<String> added = new LinkedHashSet<>();
    in(text).values().forEach(added::addAll);
    added.removeIf(text::contains);
    return added;
  }

  /** The text with the commonest official word in the place of each; itself when it has none. */
  public String officially(String text) {
    StringBuilder rewritten = new StringBuilder();
    int from = 0;
    for (KnownWords.Span span : words.in(text)) {
      String said = text.substring(span.start(), span.end());
      rewritten.append(text, from, span.start());
      rewritten.append(official.getOrDefault(said, List.of(said)).getFirst());
      from = span.end();
    }
    return rewritten.append(text, from, text.length()).toString();
  }

  /** Every word of the table, for whoever checks it. */
  List<String> said() {
    return new ArrayList<>(official.keySet());
  }
}
