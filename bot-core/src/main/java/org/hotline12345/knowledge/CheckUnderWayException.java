package org.hotline12345.knowledge;

/** What a change does to the kept questions is still being found out; asking again joins in. */
public final class CheckUnderWayException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int asked;
  private final int total;

  CheckUnderWayException(PublicationCheck check) {
    super(check.asked() + " of " + check.total() + " kept questions asked (expected: all)");
    this.asked = check.asked();
    this.total = check.total();
  }

  /** How many questions have been asked. */
  public int asked() {
    return asked;
  }

  /** How many are to be asked. */
  public int total() {
    return total;
  }
}
