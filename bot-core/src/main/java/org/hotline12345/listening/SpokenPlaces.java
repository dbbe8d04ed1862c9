package org.hotline12345.listening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12345.listening.SpokenPhrases.Occasion;
import org.hotline12345.organisation.Division;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.Place;

/**
 * Addresses as people say them, from the large to the small, as sentences to learn a grammar from.
 * Thread-safe.
 */
final class SpokenPlaces {
  private final Gazetteer gazetteer;
  private final SpokenPhrases phrases;

  SpokenPlaces(Gazetteer gazetteer, SpokenPhrases phrases) {
    this.gazetteer = gazetteer;
    this.phrases = phrases;
  }

  /** Counties and towns, streets with houses, what lies there. */
  List<String> all() {
    List<String> places = new ArrayList<>();
    String city = gazetteer.division(Place.CITY).map(Division::name).orElse("");
    for (Division division : gazetteer.divisions()) {
      switch (division.level()) {
        case COUNTY -> {
          places.add(division.name());
          places.add(city + division.name());
        }
        case TOWN -> places.add(county(division) + division.name());
        case CITY, VILLAGE -> {}
      }
    }
    towns(Place.CITY).forEach(places::add);
    places.addAll(details());
    return places;
  }

  /** Streets with houses, and what lies at them. */
  List<String> details() {
    List<String> details = new ArrayList<>();
    List<String> houses = SpokenNumbers.houses();
    int n = 0;
    for (String street : phrases.of(Occasion.STREET)) {
      details.add(street);
      for (int i = 0; i < 3; i++) {
        details.add(street + houses.get(n++ * 7 % houses.size()));
      }
      details.add(street + phrases.of(Occasion.AT).getFirst());
    }
    for (String site : phrases.of(Occasion.SITE)) {
      details.add(site);
      for (String at : phrases.of(Occasion.AT)) {
        details.add(site + at);
      }
    }
    details.addAll(houses);
    details.addAll(phrases.of(Occasion.PLACE));
    return details;
  }

  /**
   * Names of the towns of a county.
   *
   * @param county its code; that of the city for all
   */
  List<String> towns(String county) {
    return inside(county, Division.Level.TOWN);
  }

  /** Names of the villages of a county. */
  List<String> villages(String county) {
    return inside(county, Division.Level.VILLAGE);
  }

  List<String> counties() {
    return inside(Place.CITY, Division.Level.COUNTY);
  }

  private List<String> inside(String code, Division.Level level) {
    return gazetteer.divisions().stream()
        .filter(d -> d.level() == level)
        .filter(d -> code.equals(Place.CITY) || d.code().startsWith(code))
        .map(Division::name)
        .toList();
  }

  private String county(Division town) {
    Optional<Division> county = gazetteer.division(town.parent());
    return county.map(Division::name).orElse("");
  }
}
