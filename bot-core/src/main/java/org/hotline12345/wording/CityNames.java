package org.hotline12345.wording;

import java.util.Map;
import java.util.Set;

/**
 * What the word book must know of the city.
 *
 * @param divisions names to show by division code
 * @param whole names that are recognised whole and that no correction may touch, such as those of
 *     divisions and departments
 */
public record CityNames(Map<String, String> divisions, Set<String> whole) {
  public CityNames {
    divisions = Map.copyOf(divisions);
    whole = Set.copyOf(whole);
  }
}
