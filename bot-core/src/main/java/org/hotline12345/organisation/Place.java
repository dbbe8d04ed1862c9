package org.hotline12345.organisation;

/**
 * Where a matter is: a division as exactly as known, and the citizen's own words.
 *
 * @param code division code (GB/T 2260 and its extensions), {@code 331100} when only the city is
 *     known
 * @param path names from the county down, as in {@code 莲都区碧湖镇}; empty for the whole city
 * @param text the citizen's words for the place
 */
public record Place(String code, String path, String text) {
  /** The code of the city itself. */
  public static final String CITY = "331100";

  /** A place of which only the words are known. */
  public static Place somewhere(String text) {
    return new Place(CITY, "", text);
  }

  /** The county's code of six digits, or {@link #CITY} when no county is known. */
  public String county() {
    return code.substring(0, 6);
  }
}
