package org.hotline12345.models.recognition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words a model knows, and what may be said put into these words. The library warns of words it
 * does not know and drops them, and dies of an empty or badly formed grammar: neither gets past
 * here. Thread-safe.
 */
final class Vocabulary {
  /** What a model answers where it heard none of the expected words, if it has it. */
  private static final String ELSE = "[unk]";

  private static final int LONGEST_WORD = 12;
  private static final int UNKNOWN = 4;
  private static final int MOST_CACHED = 64;
  private static final JsonMapper JSON = new JsonMapper();

  private final Set<String> words;
  private final Map<List<String>, String> grammars =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<List<String>, String> eldest) {
              return size() > MOST_CACHED;
            }
          });

  Vocabulary(Collection<String> words) {
    this.words = new HashSet<>(words);
  }

  /**
   * The grammar of these phrases as the library takes it: a JSON list of phrases in the model's
   * words; empty when the model knows no character of any of them.
   */
  String grammar(List<String> phrases) {
    String known = grammars.get(phrases);
    if (known != null) {
      return known;
    }
    Set<String> spaced = new LinkedHashSet<>();
    for (String phrase : phrases) {
      spaced.add(String.join(" ", segment(phrase)));
    }
    spaced.remove("");
    if (!spaced.isEmpty() && words.contains(ELSE)) {
      spaced.add(ELSE);
    }
    String grammar = spaced.isEmpty() ? "" : json(spaced);
    grammars.put(List.copyOf(phrases), grammar);
    return grammar;
  }

  /** A phrase in as few known words as possible; characters in no known word are left out. */
  List<String> segment(String phrase) {
    int length = phrase.length();
    int[] cost = new int[length + 1];
    int[] from = new int[length + 1];
    Arrays.fill(cost, 1, length + 1, Integer.MAX_VALUE);
    for (int end = 1; end <= length; end++) {
      for (int start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
        boolean known = words.contains(phrase.substring(start, end));
        if (!known && end - start > 1) {
          continue;
        }
        int total = cost[start] + (known ? 1 : UNKNOWN);
        if (total < cost[end]) {
          cost[end] = total;
          from[end] = start;
        }
      }
    }
    List<String> segments = new ArrayList<>();
    for (int end = length; end > 0; end = from[end]) {
      String word = phrase.substring(from[end], end);
      if (words.contains(word)) {
        segments.add(word);
      }
    }
    return segments.reversed();
  }

  private static String json(Collection<String> phrases) {
    try {
      return JSON.writeValueAsString(phrases);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
