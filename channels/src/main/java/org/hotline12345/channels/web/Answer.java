package org.hotline12345.channels.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers.
 *
 * @param body written as JSON, or as it is when {@link Text}; null for none
 */
public record Answer(int status, @Nullable Object body, Map<String, String> headers) {

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer ok(Object body) {
    return new Answer(200, body, Map.of());
  }

  public static Answer created(Object body) {
    return new Answer(201, body, Map.of());
  }

  public static Answer accepted(Object body) {
    return new Answer(202, body, Map.of());
  }

  public static Answer nothing() {
    return new Answer(204, null, Map.of());
  }

  /** The same with one header more. */
  public Answer with(String header, String value) {
    Map<String, String> all = new java.util.HashMap<>(headers);
    all.put(header, value);
    return new Answer(status, body, all);
  }

  /** A file to be saved; its bytes must not be changed. */
  @SuppressWarnings("ArrayRecordComponent")
  public record File(String contentType, byte[] content) {}

  /** A body that is no JSON. */
  public record Text(String contentType, String content) {}
}
