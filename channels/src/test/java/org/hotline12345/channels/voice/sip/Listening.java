package org.hotline12345.channels.voice.sip;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.hotline12345.channels.voice.VoiceLine;
import org.hotline12345.channels.voice.VoiceListener;
import org.hotline12345.speech.Sound;

/** Answers calls, and remembers all that is told of them. */
final class Listening implements VoiceListener.Answering {
  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private volatile Consumer<VoiceLine> greeting = line -> {};

  /** What is done on each new line. */
  Listening greet(Consumer<VoiceLine> how) {
    greeting = how;
    return this;
  }

  @Override
  public VoiceListener answer(VoiceLine line) {
    Line listening = new Line(line);
    greeting.accept(line);
    lines.add(listening);
    return listening;
  }

  /** The next line answered; null when none comes. */
  Line next() throws InterruptedException {
    return lines.poll(10, TimeUnit.SECONDS);
  }

  boolean none() {
    return lines.isEmpty();
  }

  static Sound tone(int hertz, int millis) {
    short[] samples = new short[millis * 8];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8000 * Math.sin(2 * Math.PI * hertz * i / 8000));
    }
    return Sound.of(samples, 8000);
  }

  /** One line and what was heard on it. */
  static final class Line implements VoiceListener {
    final VoiceLine line;
    final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicLong samples = new AtomicLong();
    private final AtomicLong loud = new AtomicLong();
    private final AtomicLong crossings = new AtomicLong();
    private short last;

    Line(VoiceLine line) {
      this.line = line;
    }

    long samples() {
      return samples.get();
    }

    /** How many samples were no silence. */
    long loud() {
      return loud.get();
    }

    /** Pitch of what was loud, by its crossings of zero. */
    double hertz() {
      return loud.get() == 0 ? 0 : crossings.get() * 4000.0 / loud.get();
    }

    String keys() {
      StringBuilder keys = new StringBuilder();
      told.stream().filter(t -> t.startsWith("key ")).forEach(t -> keys.append(t.charAt(4)));
      return keys.toString();
    }

    @Override
    public void heard(short[] heard) {
      samples.addAndGet(heard.length);
      for (short sample : heard) {
        if (Math.abs(sample) > 100) {
          loud.incrementAndGet();
          if (sample > 0 != last > 0) {
            crossings.incrementAndGet();
          }
          last = sample;
        }
      }
    }

    @Override
    public void keyPressed(char key) {
      told.add("key " + key);
    }

    @Override
    public void played() {
      told.add("played");
    }

    @Override
    public void held(boolean onHold) {
      told.add(onHold ? "held" : "resumed");
    }

    @Override
    public void transferred() {
      told.add("transferred");
    }

    @Override
    public void transferFailed(int status, String reason) {
      told.add("transfer failed " + status);
    }

    @Override
    public void ended() {
      told.add("ended");
    }
  }
}
