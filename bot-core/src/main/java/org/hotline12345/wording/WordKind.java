package org.hotline12345.wording;

import java.util.Arrays;
import java.util.Optional;

/** What an entry says about its terms. */
public enum WordKind {
  /** The terms mean the same. */
  SYNONYM("同义"),
  /** The terms are misheard or mistyped and stand for the target. */
  CORRECTION("纠正"),
  /** The terms are what people call a division; the target is its code. */
  PLACE("地名");

  private final String label;

  WordKind(String label) {
    this.label = label;
  }

  /** What staff read. */
  public String label() {
    return label;
  }

  /** The kind that staff call so. */
  public static Optional<WordKind> ofLabel(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
  }
}
