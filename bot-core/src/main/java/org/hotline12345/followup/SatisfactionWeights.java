package org.hotline12345.followup;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hotline12345.reference.Table;
import org.hotline12345.reference.TableException;

/** What each level counts in the share of content citizens; data with dates. Immutable. */
final class SatisfactionWeights {
  private final NavigableMap<LocalDate, Map<Satisfaction, Double>> byDate = new TreeMap<>();

  /**
   * @param table columns validFrom, level, weight, source
   */
  SatisfactionWeights(Table table) {
    for (Table.Row row : table.rows()) {
      byDate
          .computeIfAbsent(
              row.as("validFrom", LocalDate::parse), d -> new EnumMap<>(Satisfaction.class))
          .put(row.as("level", Satisfaction::ofLabel), row.as("weight", Double::valueOf));
    }
    if (byDate.isEmpty()
        || byDate.values().stream().anyMatch(w -> w.size() < Satisfaction.values().length)) {
      throw new TableException(table + ": weights missing (expected: every level for every date)");
    }
  }

  static SatisfactionWeights shipped() {
    return new SatisfactionWeights(Table.beside(SatisfactionWeights.class, "satisfaction.tsv"));
  }

  /** The weight that holds on that day. */
  double of(Satisfaction level, LocalDate day) {
    Map.Entry<LocalDate, Map<Satisfaction, Double>> entry = byDate.floorEntry(day);
    Map<Satisfaction, Double> weights =
        entry == null ? byDate.firstEntry().getValue() : entry.getValue();
    return weights.getOrDefault(level, 0.0);
  }
}
