package org.hotline12345.channels.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one mapper from exceptions to problems. Built at start, read-only after; what it does not
 * know becomes a 500 whose cause is in the log only.
 */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final Map<Class<?>, Function<Throwable, Problem>> known = new LinkedHashMap<>();

  /** Teaches it one business fact. Subclasses are taken too; the first match wins. */
  public <E extends Throwable> Problems on(Class<E> type, Function<E, Problem> problem) {
    known.put(type, e -> problem.apply(type.cast(e)));
    return this;
  }

  /** A business fact whose message may be shown. */
  public Problems on(Class<? extends Throwable> type, int status, String name, String title) {
    known.put(type, e -> Problem.of(status, name, title, e.getMessage()));
    return this;
  }

  /** The problem and headers for a failure. */
  Answer answer(Throwable failure) {
    if (failure instanceof ProblemException e) {
      return new Answer(e.problem().status(), e.problem(), e.headers());
    }
    for (Map.Entry<Class<?>, Function<Throwable, Problem>> entry : known.entrySet()) {
      if (entry.getKey().isInstance(failure)) {
        Problem problem = entry.getValue().apply(failure);
        return new Answer(problem.status(), problem, Map.of());
      }
    }
    LOG.error("operation failed", failure);
    return new Answer(500, Problem.internal(), Map.of());
  }
}
