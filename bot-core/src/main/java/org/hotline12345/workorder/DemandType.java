package org.hotline12345.workorder;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the citizen wants of government. */
public enum DemandType {
  CONSULTATION("咨询"),
  HELP("求助"),
  COMPLAINT("投诉"),
  REPORT("举报"),
  SUGGESTION("建议"),
  PRAISE("表扬");

  private final String label;

  DemandType(String label) {
    this.label = label;
  }

  /** The Chinese name, as screens and the wire show it. */
  @JsonValue
  public String label() {
    return label;
  }
}
