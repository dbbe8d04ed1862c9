package org.hotline12345.workorder;

/**
 * One point of a demand (诉求点).
 *
 * @param text in the citizen's words
 * @param unit who would lead it if it stood alone, empty while not proposed
 */
public record DemandPoint(String text, String unit) {

  /** Prints none of the citizen's words. */
  @Override
  public String toString() {
    return "DemandPoint[" + unit + "]";
  }
}
