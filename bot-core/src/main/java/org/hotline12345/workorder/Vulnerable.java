package org.hotline12345.workorder;

/** People who need care, as a matter tells of them. */
public enum Vulnerable {
  ELDER("老人"),
  CHILD("儿童"),
  PREGNANT("孕产妇"),
  DISABLED("残疾人"),
  PATIENT("病人"),
  POOR("困难群众");

  private final String label;

  Vulnerable(String label) {
    this.label = label;
  }

  /** The Chinese name, as screens show it. */
  public String label() {
    return label;
  }
}
