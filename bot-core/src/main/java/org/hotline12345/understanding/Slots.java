package org.hotline12345.understanding;

import org.hotline12345.organisation.Place;
import org.jspecify.annotations.Nullable;

/**
 * Facts found in one utterance. Empty or null means: not said.
 *
 * @param place where, null when not said
 * @param when the words that tell the time, empty when not said
 * @param name how to address the caller, empty when not said
 * @param phone digits only, empty when not said
 * @param confidential the citizen's wish, null when not said
 */
public record Slots(
    @Nullable Place place, String when, String name, String phone, @Nullable Boolean confidential) {

  /** Whether nothing was said of any of them. */
  public boolean isEmpty() {
    return place == null
        && when.isEmpty()
        && name.isEmpty()
        && phone.isEmpty()
        && confidential == null;
  }
}
