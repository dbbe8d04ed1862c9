package org.hotline12345.answer;

/** Where sentences end. */
final class Sentences {
  private static final String ENDS = "。！？!?；;";

  private Sentences() {}

  /** Where the last sentence ends that ends within the limit, 0 when none does. */
  static int endBefore(String text, int limit) {
    for (int i = Math.min(limit, text.length()) - 1; i >= 0; i--) {
      if (ENDS.indexOf(text.charAt(i)) >= 0) {
        return i + 1;
      }
    }
    return 0;
  }
}
