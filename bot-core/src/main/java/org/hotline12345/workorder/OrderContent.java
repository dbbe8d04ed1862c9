package org.hotline12345.workorder;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hotline12345.organisation.Place;

/** Checks what is entered for an order, all problems at once, and makes its title. */
final class OrderContent {
  private static final Pattern PHONE = Pattern.compile("[0-9]{7,12}");
  private static final int TITLE_LENGTH = 40;
  private static final String SENTENCE_ENDS = "。！？!?\n；;";

  private final List<String> problems = new ArrayList<>();

  private OrderContent() {}

  static void check(String what, Place place, String when, String callerName, String callerPhone) {
    OrderContent content = new OrderContent();
    content.length("what", what, 1, OrderRequest.LONGEST_MATTER);
    content.length("place", place.text(), 0, 500);
    content.length("when", when, 0, 200);
    content.length("callerName", callerName, 0, 50);
    if (what.isBlank()) {
      content.problems.add("what: blank (expected: the matter)");
    }
    if (!PHONE.matcher(callerPhone).matches()) {
      content.problems.add(
          "callerPhone: " + callerPhone.length() + " characters (expected: 7–12 digits)");
    }
    if (!content.problems.isEmpty()) {
      throw new InvalidOrderException(String.join("; ", content.problems));
    }
  }

  private void length(String field, String value, int least, int most) {
    if (value.length() < least || value.length() > most) {
      problems.add(
          field + ": " + value.length() + " characters (expected: " + least + "–" + most + ")");
    }
  }

  /** The first sentence, cut to what a list can show. */
  static String title(String what) {
    String text = what.strip();
    int end = 0;
    while (end < text.length()
        && end < TITLE_LENGTH
        && SENTENCE_ENDS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    if (end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    boolean cut = end == TITLE_LENGTH && end < text.length();
    return end == 0
        ? text.substring(0, Math.min(TITLE_LENGTH, text.length()))
        : text.substring(0, end) + (cut ? "…" : "");
  }
}
