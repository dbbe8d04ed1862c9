package org.hotline12345.models.speaking;

import java.time.Duration;
import java.util.Arrays;
import org.hotline12345.speech.Sound;

/** Joins recordings with short cross-fades. Belongs to one thread. */
final class UnitJoiner {
  private static final int FADE = 12 * Spoken.RATE / 1000;

  private short[] joined = new short[Spoken.RATE * 4];
  private int length;
  private boolean afterPause = true;

  void add(Sound unit) {
    int overlap = afterPause ? 0 : Math.min(FADE, Math.min(length, unit.length()));
    short[] samples = unit.samples();
    room(samples.length);
    for (int i = 0; i < overlap; i++) {
      double in = (i + 1.0) / (overlap + 1);
      int at = length - overlap + i;
      joined[at] = (short) Math.round(joined[at] * (1 - in) + samples[i] * in);
    }
    System.arraycopy(samples, overlap, joined, length, samples.length - overlap);
    length += samples.length - overlap;
    afterPause = false;
  }

  void pause(Duration pause) {
    int silence = (int) (pause.toMillis() * Spoken.RATE / 1000);
    room(silence);
    length += silence;
    afterPause = true;
  }

  Sound sound() {
    return Sound.of(Arrays.copyOf(joined, length), Spoken.RATE);
  }

  private void room(int more) {
    if (length + more > joined.length) {
      joined = Arrays.copyOf(joined, Math.max(2 * joined.length, length + more));
    }
  }
}
