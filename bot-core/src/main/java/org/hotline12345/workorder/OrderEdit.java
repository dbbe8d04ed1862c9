package org.hotline12345.workorder;

import org.hotline12345.organisation.Place;
import org.jspecify.annotations.Nullable;

/**
 * The new content of an order, as a seat entered it.
 *
 * @param unit the lead unit, null to leave it
 * @param reason why it is changed, not blank
 */
public record OrderEdit(
    DemandType type,
    String what,
    Place place,
    String when,
    String callerName,
    String callerPhone,
    boolean confidential,
    @Nullable String unit,
    String reason) {

  @Override
  public String toString() {
    return "OrderEdit[" + type + "]";
  }
}
