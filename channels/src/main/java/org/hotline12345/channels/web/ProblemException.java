package org.hotline12345.channels.web;

import java.util.List;
import java.util.Map;

/**
 * Ends an operation with a problem that belongs to HTTP alone; the domain has its own exceptions.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial")
  private final transient Problem problem;

  private final transient Map<String, String> headers;

  private ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.title(), null, false, false);
    this.problem = problem;
    this.headers = headers;
  }

  public static ProblemException of(Problem problem) {
    return new ProblemException(problem, Map.of());
  }

  /** The session or token is missing, wrong or expired. */
  public static ProblemException unauthorized(String title, String detail) {
    return new ProblemException(
        Problem.of(401, "unauthorized", title, detail), Map.of("WWW-Authenticate", "Bearer"));
  }

  /** There is no such thing, or the caller must not learn that there is. */
  public static ProblemException notFound(String detail) {
    return of(Problem.notFound(detail));
  }

  /** One field is wrong in a way the contract's schema cannot say. */
  public static ProblemException invalid(String field, String actual, String expected) {
    return of(Problem.invalid(List.of(new Problem.Fault(field, actual, expected))));
  }

  static ProblemException tooMany(long retryAfterSeconds) {
    return new ProblemException(
        Problem.of(
            429, "too-many-requests", "操作太频繁，请稍后再试", "retry after " + retryAfterSeconds + " s"),
        Map.of("Retry-After", Long.toString(retryAfterSeconds)));
  }

  Problem problem() {
    return problem;
  }

  Map<String, String> headers() {
    return headers;
  }
}
