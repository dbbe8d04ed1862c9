package org.hotline12345.workorder;

import java.util.List;
import org.hotline12345.organisation.Urgency;

/**
 * Who is to lead a matter, and why.
 *
 * @param unit full name of the leading unit
 * @param category three levels, never empty
 * @param clause id of the clause of the duty list, empty when none fits
 * @param reason why, in Chinese, to be shown to staff
 * @param jurisdiction the county or city whose matter it is
 * @param urgency how fast it must be handled
 * @param confidence 0–1; below {@link #DOUBTFUL} somebody should look
 * @param runnersUp other units that could lead, best first
 */
public record Dispatch(
    String unit,
    List<String> category,
    String clause,
    String reason,
    String jurisdiction,
    Urgency urgency,
    double confidence,
    List<String> runnersUp) {
  /** Below this a person should decide. */
  public static final double DOUBTFUL = 0.3;

  /**
   * From here on, 95 % of the development cases were right: nobody need look before it goes out.
   */
  public static final double TRUSTED = 0.85;

  public Dispatch {
    category = List.copyOf(category);
    runnersUp = List.copyOf(runnersUp);
  }
}
