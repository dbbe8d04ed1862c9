package org.hotline12345.contact;

/** Brings a code to a phone, by whatever only its owner can read. Thread-safe. */
@FunctionalInterface
public interface CodeSender {

  /**
   * Sends the code.
   *
   * @param phone 11 digits
   * @param code digits
   * @throws CodeNotSentException when it did not go out
   */
  void send(String phone, String code);
}
