package org.hotline12345.channels.voice.rtp;

import java.util.ArrayDeque;
import java.util.Deque;
import org.hotline12345.speech.Sound;
import org.jspecify.annotations.Nullable;

/** Sounds that wait to be played, cut into frames. Belongs to one thread. */
final class Playlist {
  private final Deque<Sound> waiting = new ArrayDeque<>();
  private final short[] frame = new short[JitterBuffer.TICK];
  private @Nullable Sound playing;
  private int position;

  void add(Sound sound) {
    if (sound.length() > 0) {
      waiting.add(sound);
    }
  }

  void clear() {
    waiting.clear();
    playing = null;
  }

  boolean isEmpty() {
    return playing == null && waiting.isEmpty();
  }

  /**
   * Fills a frame, with silence after the last sound.
   *
   * @return whether anything was played
   */
  boolean next(Codec codec, byte[] out) {
    int filled = 0;
    while (filled < out.length) {
      Sound sound = playing == null ? waiting.poll() : playing;
      if (sound == null) {
        break;
      }
      if (playing == null) {
        position = 0;
      }
      int read = sound.read(position, frame, 0, out.length - filled);
      for (int i = 0; i < read; i++) {
        out[filled + i] = codec.encode(frame[i]);
      }
      filled += read;
      position += read;
      playing = position < sound.length() ? sound : null;
    }
    java.util.Arrays.fill(out, filled, out.length, codec.silence());
    return filled > 0;
  }
}
