package org.hotline12345.channels.config;

/**
 * A value that must not be shown. Printing it yields {@code ***}.
 *
 * @param reveal the value itself
 */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "***";
  }
}
