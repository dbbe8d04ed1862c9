package org.hotline12345.organisation;

/**
 * An administrative division of the city, or a part of it with a name of its own.
 *
 * @param code 6 digits for the city and its counties, 9 for towns, 12 for villages and communities
 * @param name full name
 * @param path names from the county down, empty for the city
 * @param level how deep
 */
public record Division(String code, String name, String path, Level level) {

  /** The code of the division it lies in; the city's own for counties and the city. */
  public String parent() {
    return code.length() <= 6 ? Place.CITY : code.substring(0, code.length() - 3);
  }

  /** Whether the other lies in this one, or is it. */
  boolean holds(Division other) {
    return level == Level.CITY || other.code.startsWith(code);
  }

  /** The levels from the city down. */
  public enum Level {
    CITY,
    COUNTY,
    TOWN,
    VILLAGE
  }
}
