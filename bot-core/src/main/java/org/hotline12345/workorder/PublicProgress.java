package org.hotline12345.workorder;

import java.time.Instant;
import java.util.List;

/**
 * What whoever knows number and phone tail may see of an order.
 *
 * @param state Chinese
 * @param title personal data masked
 */
public record PublicProgress(
    String number,
    String state,
    String title,
    Instant acceptedAt,
    Instant dueAt,
    String unit,
    List<Step> history) {
  public PublicProgress {
    history = List.copyOf(history);
  }

  /**
   * One step.
   *
   * @param state what was done, Chinese
   */
  public record Step(Instant at, String state, String note) {}
}
