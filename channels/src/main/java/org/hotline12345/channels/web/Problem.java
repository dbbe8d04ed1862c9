package org.hotline12345.channels.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 writes it.
 *
 * @param type {@code about:blank} or {@code urn:hotline:problem:<name>}
 * @param title Chinese, the same for every occurrence
 * @param status HTTP status
 * @param detail this occurrence: offending and expected value
 * @param errors the single faults of an invalid request
 * @param more members of this type of problem alone
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    List<Fault> errors,
    @JsonAnyGetter Map<String, Object> more) {

  public Problem {
    errors = List.copyOf(errors);
    more = Map.copyOf(more);
  }

  public Problem(
      String type, String title, int status, @Nullable String detail, List<Fault> errors) {
    this(type, title, status, detail, errors, Map.of());
  }

  /** A problem named by the last part of its type. */
  public static Problem of(int status, String name, String title, @Nullable String detail) {
    return new Problem("urn:hotline:problem:" + name, title, status, detail, List.of());
  }

  static Problem notSignedIn() {
    return of(
        401, "not-signed-in", "请先登录", "expected: hotline_session cookie or Authorization: Bearer");
  }

  static Problem forbidden(String permission) {
    return of(403, "forbidden", "没有权限", "permission: missing (expected: " + permission + ")");
  }

  static Problem notFound(@Nullable String detail) {
    return of(404, "not-found", "没有找到", detail);
  }

  static Problem internal() {
    return of(500, "internal", "系统出错，请稍后再试", null);
  }

  static Problem timeout() {
    return of(503, "timeout", "系统繁忙，请稍后再试", null);
  }

  static Problem invalid(List<Fault> faults) {
    String detail =
        faults.stream()
            .map(f -> f.field() + ": " + f.actual() + " (expected: " + f.expected() + ")")
            .reduce((a, b) -> a + "; " + b)
            .orElse(null);
    return new Problem("urn:hotline:problem:invalid-request", "请求不合约定", 400, detail, faults);
  }

  /**
   * One thing wrong with a request.
   *
   * @param field where, as in {@code body.text} or {@code query.phoneTail}
   */
  public record Fault(String field, String actual, String expected) {}
}
