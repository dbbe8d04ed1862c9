package org.hotline12345.dialogue;

import org.hotline12345.organisation.Place;

/** A place in words, without saying anything twice. */
final class PlaceWords {

  private PlaceWords() {}

  /** The division's path followed by the citizen's words, as far as these add something. */
  static String of(Place place) {
    String words = place.text();
    if (place.path().isEmpty() || words.contains(place.path())) {
      return words;
    }
    if (words.isEmpty() || place.path().endsWith(words)) {
      return place.path();
    }
    return place.path() + "（" + words + "）";
  }
}
