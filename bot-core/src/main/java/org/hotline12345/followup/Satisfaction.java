package org.hotline12345.followup;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** How content a citizen was (评价). */
public enum Satisfaction {
  SATISFIED("满意"),
  FAIRLY_SATISFIED("基本满意"),
  DISSATISFIED("不满意");

  private final String label;

  Satisfaction(String label) {
    this.label = label;
  }

  /** The Chinese name, as screens and the wire show it. */
  @JsonValue
  public String label() {
    return label;
  }

  /**
   * The score of that name.
   *
   * @throws IllegalArgumentException naming what was expected
   */
  @JsonCreator
  public static Satisfaction ofLabel(String label) {
    return Arrays.stream(values())
        .filter(s -> s.label.equals(label))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("score: " + label + " (expected: 满意, 基本满意 or 不满意)"));
  }
}
