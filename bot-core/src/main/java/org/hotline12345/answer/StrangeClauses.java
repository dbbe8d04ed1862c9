package org.hotline12345.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds clauses that a passage does not bear out: words it does not use, pairs of characters it
 * does not have, and a yes where it says no.
 */
final class StrangeClauses {

  private static final double LEAST_OVERLAP = 0.65;
  private static final double SAME_CLAUSE = 0.6;
  private static final Pattern SENTENCE = Pattern.compile("[。!?;\\n]+");
  private static final Pattern CLAUSE = Pattern.compile("[。!?;,:\\n]+");
  private static final Pattern SIGNS = Pattern.compile("[*#>\\s、()“”\"《》〔〕\\[\\]-]");

  /** Words that only lead in, and say nothing. */
  private static final Set<String> LEADING_IN =
      Set.of(
          "您好", "另外", "同时", "此外", "注意", "请注意", "首先", "其次", "然后", "最后", "如下", "具体如下", "办理步骤",
          "具体步骤");

  /** Characters a rewording may bring along although the passage has none of them. */
  private static final String PLAIN =
      "您好请的了呢吧在到会把将并再需要带上先后也都就是以及和与为向由从其中如下即可例具体另外同时此首次然接着注意前往携按照根据进行相关情况下面内容说明这那个办理步骤";

  private static final List<String> POLARITY =
      List.of(
          "可以", "免费", "禁止", "严禁", "必须", "应当", "全额", "一律", "保证", "承诺", "立即", "马上", "取消", "停止", "除外",
          "仅限", "只能", "至少", "最多", "不超过", "以上", "以下", "以内", "以前", "以后", "之前", "之后", "或", "每");
  private static final String NEGATIONS = "不无未勿没别非免";

  private StrangeClauses() {}

  /** What is wrong with the first such clause, empty when there is none. */
  static Optional<String> find(String said, String source) {
    List<String> sentences = parts(SENTENCE, source);
    List<String> clauses = parts(CLAUSE, source);
    for (String clause : parts(CLAUSE, said)) {
      if (LEADING_IN.contains(clause)) {
        continue;
      }
      Optional<String> fault = fault(clause, source, sentences, clauses);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> fault(
      String clause, String source, List<String> sentences, List<String> clauses) {
    if (clause.chars().anyMatch(c -> isWord(c) && source.indexOf(c) < 0 && PLAIN.indexOf(c) < 0)) {
      return Optional.of("a word without a source");
    }
    String context = nearest(clause, sentences);
    if (overlap(clause, context) < LEAST_OVERLAP) {
      return Optional.of("a clause without a source");
    }
    for (String word : POLARITY) {
      if (clause.contains(word) && !context.contains(word)) {
        return Optional.of("says " + word + " where its source does not");
      }
    }
    double best = overlap(clause, nearest(clause, clauses));
    boolean turned =
        best >= SAME_CLAUSE
            && clauses.stream()
                .filter(c -> overlap(clause, c) >= best)
                .noneMatch(c -> negations(c) == negations(clause));
    return turned ? Optional.of("denies more or less than its source") : Optional.empty();
  }

  private static boolean isWord(int c) {
    return Character.isIdeographic(c) || (c >= 'a' && c <= 'z');
  }

  private static List<String> parts(Pattern end, String text) {
    List<String> out = new ArrayList<>();
    for (String part : end.splitAsStream(text).toList()) {
      String bare = SIGNS.matcher(part).replaceAll("");
      if (bare.length() >= 2) {
        out.add(bare);
      }
    }
    return out;
  }

  private static String nearest(String clause, List<String> known) {
    return known.stream().max(Comparator.comparingDouble(k -> overlap(clause, k))).orElse("");
  }

  private static long negations(String text) {
    return text.chars().filter(c -> NEGATIONS.indexOf(c) >= 0).count();
  }

  /** The share of the clause's character pairs that occur in the context. */
  private static double overlap(String clause, String context) {
    int found = 0;
    for (int i = 0; i + 2 <= clause.length(); i++) {
      if (context.contains(clause.substring(i, i + 2))) {
        found++;
      }
    }
    return (double) found / (clause.length() - 1);
  }
}
