package org.hotline12345.channels.voice.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechSynthesizer;
import org.hotline12345.speech.SynthesisException;

/** Says each character in a fifth of a second of silence, and remembers what it said. */
final class PlainSpeaker implements SpeechSynthesizer {
  private static final int RATE = 8000;
  private static final int MILLIS_PER_CHARACTER = 200;

  private final List<String> said = new ArrayList<>();
  private boolean mute;

  void mute() {
    mute = true;
  }

  /** Everything that was said, in order. */
  synchronized List<String> said() {
    return List.copyOf(said);
  }

  @Override
  public synchronized Sound say(String text) {
    if (mute) {
      throw new SynthesisException("no voice", null);
    }
    said.add(text);
    return Sound.silence(Duration.ofMillis((long) text.length() * MILLIS_PER_CHARACTER), RATE);
  }
}
