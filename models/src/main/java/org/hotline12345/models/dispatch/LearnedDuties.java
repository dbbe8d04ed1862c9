package org.hotline12345.models.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hotline12345.organisation.DutyModel;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of duties: from the shipped sentences, and from the office's own orders when a
 * version is in use. Another version takes effect with the next question. Thread-safe.
 */
public final class LearnedDuties implements DutyModel {
  private final Function<String, List<Guess>> dayOne;
  private volatile @Nullable OrdersModel orders;

  public LearnedDuties(DayOne dayOne) {
    this(dayOne::clauses);
  }

  /**
   * @param dayOne every clause and {@code -} with its probability
   */
  LearnedDuties(Function<String, List<Guess>> dayOne) {
    this.dayOne = dayOne;
  }

  /**
   * Uses another version from now on.
   *
   * @param version null for the day-one model alone
   */
  public void use(@Nullable OrdersModel version) {
    orders = version;
  }

  /** The version in use, empty for none. */
  public String version() {
    OrdersModel current = orders;
    return current == null ? "" : current.version();
  }

  @Override
  public Opinion opinion(String what) {
    Map<String, Double> clauses = new HashMap<>();
    dayOne.apply(what).forEach(guess -> clauses.put(guess.label(), guess.probability()));
    OrdersModel current = orders;
    return current == null
        ? new Opinion(clauses, Map.of(), Map.of(), "")
        : new Opinion(clauses, current.units(what), current.evidence(), current.version());
  }
}
