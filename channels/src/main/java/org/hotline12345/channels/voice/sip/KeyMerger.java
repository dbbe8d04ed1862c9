package org.hotline12345.channels.voice.sip;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Some platforms tell each key both in the sound's stream and by INFO: the second telling is not a
 * second key. Belongs to one thread.
 */
final class KeyMerger {
  /** How a key was told. */
  enum Way {
    RTP,
    INFO
  }

  private static final long TOGETHER = TimeUnit.MILLISECONDS.toNanos(700);

  private char key;
  private @Nullable Way way;
  private long when;

  /** Whether this is another key than the one told last. */
  boolean isNew(char pressed, Way how, long now) {
    if (way != null && way != how && key == pressed && now - when < TOGETHER) {
      way = null;
      return false;
    }
    key = pressed;
    way = how;
    when = now;
    return true;
  }
}
