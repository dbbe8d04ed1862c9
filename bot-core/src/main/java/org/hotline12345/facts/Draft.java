package org.hotline12345.facts;

import java.util.BitSet;

/** A message while its facts are being found: which characters already belong to one. */
final class Draft {
  private final String text;
  private final BitSet taken = new BitSet();

  Draft(String text) {
    this.text = text;
  }

  /** The same characters taken in a text of the same length that reads otherwise. */
  Draft reading(String other) {
    Draft same = new Draft(other);
    same.taken.or(taken);
    return same;
  }

  String text() {
    return text;
  }

  void take(int start, int end) {
    taken.set(start, end);
  }

  /** Whether no character of the range belongs to a fact yet. */
  boolean free(int start, int end) {
    int next = taken.nextSetBit(start);
    return next < 0 || next >= end;
  }

  /** Up to {@code length} characters before a position. */
  String before(int position, int length) {
    return text.substring(Math.max(0, position - length), position);
  }

  /** Up to {@code length} characters from a position on. */
  String after(int position, int length) {
    return text.substring(position, Math.min(text.length(), position + length));
  }
}
