package org.hotline12345.workorder;

/**
 * Who asked. Keep it inside {@link org.hotline12345.privacy.PersonalData}.
 *
 * @param name how to address the caller, empty when not given
 * @param phone digits only
 */
public record Caller(String name, String phone) {

  /** Redacted: a phone number never gets into a log by way of a record's own printing. */
  @Override
  public String toString() {
    return "Caller[***]";
  }
}
