package org.hotline12345.organisation;

import java.util.List;

/**
 * A unit that handles matters.
 *
 * @param code the same for the city's unit and its counterparts in the counties
 * @param name full name as shown to everyone
 * @param division {@link Place#CITY} or the county it works for
 * @param aliases short names people use; none for a county's unit
 */
public record Department(String code, String name, String division, List<String> aliases) {
  public Department {
    aliases = List.copyOf(aliases);
  }

  /** Whether it is the city's own. */
  public boolean ofCity() {
    return division.equals(Place.CITY);
  }
}
