package org.hotline12345.channels.voice.rtp;

import java.util.ArrayDeque;
import java.util.Deque;

/** Presses keys as telephone events (RFC 4733, section 2.5.1). Belongs to one thread. */
final class KeysOut {
  /** Packets of a pressed key, its end said three times: 160 ms. */
  private static final int LENGTH = 8;

  private static final int ENDS = 3;

  /** Silence behind each key: 80 ms. */
  private static final int GAP = 4;

  private static final int VOLUME = 10;

  private final Deque<Character> waiting = new ArrayDeque<>();
  private int step;
  private int began;

  /** Keys other than those of a telephone are left out. */
  void add(char key) {
    if (KeysIn.KEYS.indexOf(key) >= 0) {
      waiting.add(key);
    }
  }

  boolean isBusy() {
    return !waiting.isEmpty();
  }

  /** Whether the next packet belongs to a key; if not, sound goes on. */
  boolean isPressing() {
    return isBusy() && step < LENGTH;
  }

  boolean isFirst() {
    return step == 0;
  }

  /** When the key that is being pressed began. */
  int began() {
    return began;
  }

  /** The payload of the packet for this tick. */
  byte[] press(int timestamp) {
    if (step == 0) {
      began = timestamp;
    }
    boolean end = step >= LENGTH - ENDS;
    int duration = Math.min(step + 1, LENGTH - ENDS + 1) * JitterBuffer.TICK;
    step++;
    return new byte[] {
      (byte) KeysIn.KEYS.indexOf(waiting.getFirst()),
      (byte) (end ? 0x80 | VOLUME : VOLUME),
      (byte) (duration >> 8),
      (byte) duration
    };
  }

  /** A tick without a key passes. */
  void rest() {
    if (isBusy() && ++step >= LENGTH + GAP) {
      waiting.removeFirst();
      step = 0;
    }
  }
}
