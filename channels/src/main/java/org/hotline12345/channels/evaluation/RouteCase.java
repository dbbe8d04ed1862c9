package org.hotline12345.channels.evaluation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hotline12345.understanding.Route;
import org.jspecify.annotations.Nullable;

/**
 * One utterance with its right route.
 *
 * @param also further targets that are right as well
 */
record RouteCase(String text, String route, @Nullable String target, @Nullable List<String> also) {

  static final List<String> ROUTES = Arrays.stream(Route.values()).map(Route::wireName).toList();

  /**
   * All cases of a file.
   *
   * @throws IllegalArgumentException naming what is wrong with the file
   */
  static List<RouteCase> read(Path file) {
    List<RouteCase> cases = CaseLines.read(file, RouteCase.class);
    for (RouteCase one : cases) {
      if (!ROUTES.contains(one.route)) {
        throw new IllegalArgumentException(
            file + ": route " + one.route + " (expected: one of " + ROUTES + ")");
      }
    }
    return cases;
  }

  /** The same case in other words. */
  RouteCase said(String words) {
    return new RouteCase(words, route, target, also);
  }

  boolean emergency() {
    return route.equals(Route.EMERGENCY.wireName());
  }

  /** Whether a target will do; any does when the case names none. */
  boolean accepts(String said) {
    if (target == null || (also != null && also.contains(said))) {
      return true;
    }
    return !said.isEmpty() && (said.contains(target) || target.contains(said));
  }
}
