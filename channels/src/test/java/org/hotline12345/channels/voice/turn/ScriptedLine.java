package org.hotline12345.channels.voice.turn;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.hotline12345.channels.voice.VoiceLine;
import org.hotline12345.speech.Sound;

/** A line that plays what it is given as time passes on it. */
final class ScriptedLine implements VoiceLine {
  private static final int RATE = 8000;

  private final Facts facts;
  private final Deque<Integer> queue = new ArrayDeque<>();
  private final List<String> transfers = new ArrayList<>();
  private int hushed;
  private boolean hungUp;

  ScriptedLine(String dialled, String caller) {
    facts =
        new Facts(
            "line-" + System.nanoTime(),
            dialled,
            caller,
            Instant.parse("2026-11-23T01:00:00Z"),
            Map.of());
  }

  @Override
  public Facts facts() {
    return facts;
  }

  @Override
  public int rate() {
    return RATE;
  }

  @Override
  public synchronized void play(Sound sound) {
    queue.add(sound.length());
  }

  @Override
  public synchronized void hush() {
    queue.clear();
    hushed++;
  }

  @Override
  public synchronized void hangUp() {
    hungUp = true;
  }

  @Override
  public synchronized void transfer(String target) {
    transfers.add(target);
  }

  /**
   * So many samples of time pass.
   *
   * @return whether the last of what was to be played was played just now
   */
  synchronized boolean pass(int samples) {
    boolean playing = !queue.isEmpty();
    int left = samples;
    while (left > 0 && !queue.isEmpty()) {
      int first = queue.removeFirst();
      if (first > left) {
        queue.addFirst(first - left);
      }
      left -= first;
    }
    return playing && queue.isEmpty();
  }

  synchronized boolean playing() {
    return !queue.isEmpty();
  }

  synchronized List<String> transfers() {
    return List.copyOf(transfers);
  }

  synchronized int hushed() {
    return hushed;
  }

  synchronized boolean hungUp() {
    return hungUp;
  }
}
