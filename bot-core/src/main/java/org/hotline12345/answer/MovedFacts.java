package org.hotline12345.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds figures that stand in a passage, but elsewhere: "补贴5元，最多300亩" of "补贴300元，最多5亩". Each figure
 * is taken with the words around it; the place in the passage whose words are nearest must have the
 * same figure.
 */
final class MovedFacts {

  private static final Pattern FIGURE = Pattern.compile("[0-9]+(?:[.,:/-][0-9]+)*%?");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern SENTENCE_END = Pattern.compile("[。!?;\\n]");
  private static final Pattern SIGNS = Pattern.compile("[^\\u4e00-\\u9fa5a-z0-9]");
  private static final int REACH = 10;
  private static final double AS_NEAR = 0.9;

  private MovedFacts() {}

  /** A figure with what stands before and after it in its sentence; figures there are {@code 0}. */
  private record Anchor(String figure, String before, String after) {

    int nearness(Anchor other) {
      int adjacent = commonEnd(before, other.before) + commonStart(after, other.after);
      return adjacent + commonPairs(before, other.before) + commonPairs(after, other.after);
    }
  }

  /** The first figure that was moved, empty when none was. */
  static Optional<String> find(String said, String source) {
    List<Anchor> known = anchors(source);
    for (Anchor anchor : anchors(said)) {
      int nearest = known.stream().mapToInt(anchor::nearness).max().orElse(0);
      int own =
          known.stream()
              .filter(k -> k.figure.equals(anchor.figure))
              .mapToInt(anchor::nearness)
              .max()
              .orElse(-1);
      if (own < nearest * AS_NEAR) {
        return Optional.of("a figure of the passage, but not in this place");
      }
    }
    return Optional.empty();
  }

  private static List<Anchor> anchors(String text) {
    List<Anchor> anchors = new ArrayList<>();
    for (String sentence : SENTENCE_END.split(text, -1)) {
      Matcher figure = FIGURE.matcher(sentence);
      while (figure.find()) {
        String before = words(sentence.substring(0, figure.start()));
        String after = words(sentence.substring(figure.end()));
        anchors.add(
            new Anchor(
                figure.group(),
                before.substring(Math.max(0, before.length() - REACH)),
                after.substring(0, Math.min(after.length(), REACH))));
      }
    }
    return anchors;
  }

  private static String words(String text) {
    return DIGITS.matcher(SIGNS.matcher(text).replaceAll("")).replaceAll("0");
  }

  private static int commonEnd(String a, String b) {
    int n = 0;
    while (n < Math.min(a.length(), b.length())
        && a.charAt(a.length() - 1 - n) == b.charAt(b.length() - 1 - n)) {
      n++;
    }
    return n;
  }

  private static int commonStart(String a, String b) {
    int n = 0;
    while (n < Math.min(a.length(), b.length()) && a.charAt(n) == b.charAt(n)) {
      n++;
    }
    return n;
  }

  private static int commonPairs(String a, String b) {
    int n = 0;
    for (int i = 0; i + 2 <= a.length(); i++) {
      if (b.contains(a.substring(i, i + 2))) {
        n++;
      }
    }
    return n;
  }
}
