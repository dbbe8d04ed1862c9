package org.hotline12345.channels.voice.turn;

import java.util.ArrayList;
import java.util.List;
import org.hotline12345.dialogue.FormStep;
import org.hotline12345.dialogue.OrderForm;
import org.hotline12345.organisation.Place;
import org.jspecify.annotations.Nullable;

/** Says back what is easily misheard as soon as it is there: the place and the phone. Pure. */
final class ReadBack {
  private ReadBack() {}

  /** What is new in the form; empty when nothing is, or when all is about to be read back. */
  static List<String> of(@Nullable OrderForm before, @Nullable OrderForm now, Prompts prompts) {
    List<String> said = new ArrayList<>();
    if (now == null || now.asked() == FormStep.CONFIRM) {
      return said;
    }
    Place place = now.place();
    if (place != null && (before == null || !place.equals(before.place()))) {
      said.addAll(prompts.of("place", "place", words(place)));
    }
    boolean phone = !now.phone().isEmpty();
    if (phone && (before == null || !now.phone().equals(before.phone()))) {
      said.addAll(prompts.of("phone", "phone", SpokenReplies.digits(now.phone())));
    }
    return said;
  }

  private static String words(Place place) {
    String own = place.text().replace(place.path(), "");
    boolean adds = !own.isEmpty() && !place.path().endsWith(own);
    return adds ? place.path() + own : place.path();
  }
}
