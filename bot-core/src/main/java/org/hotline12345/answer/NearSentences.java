package org.hotline12345.answer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sentences of an article that share the most with a question. */
final class NearSentences {

  private static final Pattern SENTENCE = Pattern.compile("(?<=[。；])|\\n");
  private static final int SHOWN = 2;

  private NearSentences() {}

  /** The best sentences in reading order, empty when none shares a pair of characters. */
  static Optional<String> of(String question, ArticleText text) {
    List<String> all =
        SENTENCE
            .splitAsStream(text.plain())
            .map(String::strip)
            .filter(s -> s.length() > 3)
            .toList();
    List<String> best =
        all.stream()
            .filter(s -> shared(question, s) > 0)
            .sorted(Comparator.comparingInt((String s) -> shared(question, s)).reversed())
            .limit(SHOWN)
            .toList();
    return best.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("\n\n", all.stream().filter(best::contains).toList()));
  }

  private static int shared(String question, String sentence) {
    int shared = 0;
    for (int i = 0; i + 2 <= question.length(); i++) {
      if (sentence.contains(question.substring(i, i + 2))) {
        shared++;
      }
    }
    return shared;
  }
}
