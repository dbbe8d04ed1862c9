package org.hotline12345.channels.voice.rtp;

import org.jspecify.annotations.Nullable;

/**
 * Puts packets back in order. Time passes in ticks; what is due comes out, what is missing as
 * silence. Because a machine listens, what came late in a bunch is caught up with at once instead
 * of being dropped. Belongs to one thread.
 */
final class JitterBuffer {

  /** What became of a packet. */
  enum Outcome {
    KEPT,
    LATE,
    DUPLICATE,
    /** Far from what was expected; believed when the next one follows it. */
    SUSPECT
  }

  /** Where sound goes. */
  interface Sink {
    void voice(RtpPacket packet);

    /** Nothing came for so many samples. */
    void silence(int samples, boolean lost);
  }

  /** Samples of a tick: 20 ms. */
  static final int TICK = Codec.RATE / 50;

  private static final int SLOTS = 64;

  /** Packets waited for: 40 ms. */
  private static final int DEPTH = 2;

  /** Packets beyond the depth that are left to the clocks' difference. */
  private static final int SLACK = 2;

  private static final int NONE = -1;

  private final @Nullable RtpPacket[] slots = new @Nullable RtpPacket[SLOTS];
  private int next = NONE;
  private int suspect = NONE;
  private int held;
  private int credit;
  private int starting;
  private int patience;
  private int lastLength = TICK;

  /** Forgets everything: another source follows. */
  void reset() {
    java.util.Arrays.fill(slots, null);
    next = NONE;
    suspect = NONE;
    held = 0;
  }

  /** Takes a packet in; an empty payload keeps its place in the order and makes no sound. */
  Outcome put(RtpPacket packet) {
    if (next == NONE) {
      start(packet.sequence());
    }
    int ahead = (short) (packet.sequence() - next);
    if (ahead >= SLOTS || ahead < -SLOTS) {
      if (packet.sequence() != suspect) {
        suspect = (packet.sequence() + 1) & 0xFFFF;
        return Outcome.SUSPECT;
      }
      reset();
      start(packet.sequence());
      ahead = 0;
    }
    suspect = NONE;
    if (ahead < 0) {
      return Outcome.LATE;
    }
    int slot = packet.sequence() % SLOTS;
    if (slots[slot] != null) {
      return Outcome.DUPLICATE;
    }
    slots[slot] = packet;
    held++;
    return Outcome.KEPT;
  }

  private void start(int sequence) {
    next = sequence;
    starting = DEPTH;
    patience = DEPTH;
  }

  /** Lets 20 ms pass. */
  void tick(Sink sink) {
    if (next == NONE) {
      return;
    }
    if (starting > 0) {
      starting--;
      credit = 0;
      if (held < DEPTH && starting > 0) {
        return;
      }
      starting = 0;
    }
    credit = Math.min(credit + TICK, TICK * SLOTS);
    while (credit > 0 || held > DEPTH + SLACK) {
      RtpPacket packet = slots[next % SLOTS];
      if (packet != null) {
        deliver(packet, sink);
      } else if (held > 0) {
        if (held < DEPTH && patience-- > 0) {
          return;
        }
        skip(sink);
      } else {
        sink.silence(credit, false);
        credit = 0;
      }
    }
  }

  private void deliver(RtpPacket packet, Sink sink) {
    slots[next % SLOTS] = null;
    next = (next + 1) & 0xFFFF;
    held--;
    patience = DEPTH;
    int length = packet.payload().length;
    if (length > 0) {
      lastLength = length;
      // What is caught up with takes no time of its own.
      credit -= credit > 0 ? length : 0;
      sink.voice(packet);
    }
  }

  private void skip(Sink sink) {
    next = (next + 1) & 0xFFFF;
    credit -= lastLength;
    sink.silence(lastLength, true);
  }
}
