package org.hotline12345.channels.voice;

import java.time.Instant;
import java.util.Map;
import org.hotline12345.speech.Sound;

/**
 * One call, or one browser's microphone, from the answer to the end. Thread-safe; nothing here
 * waits. After the end every call does nothing.
 */
public interface VoiceLine {
  /**
   * The evidence that says by what a line came, where it is no telephone: {@code browser}. Such a
   * line cannot be put through.
   */
  String TRANSPORT = "transport";

  /**
   * What is known when it begins.
   *
   * @param id unique, the Call-ID or a random one
   * @param dialled the number dialled, digits only; empty when there is none
   * @param caller the number the network shows, digits only: evidence, never identity; empty when
   *     withheld
   * @param evidence anything else the network says, by header
   */
  record Facts(
      String id, String dialled, String caller, Instant startedAt, Map<String, String> evidence) {
    public Facts {
      evidence = Map.copyOf(evidence);
    }

    @Override
    public String toString() {
      return "Facts[" + id + ", dialled " + dialled + "]";
    }
  }

  /** What is known of it. */
  Facts facts();

  /** Samples a second of what is heard on it: 8000 or 16000. */
  int rate();

  /** Plays after what is playing already. */
  void play(Sound sound);

  /** Stops playing and drops what waits to be played, within one packet. */
  void hush();

  /** Plays what waits, then ends the call. */
  void hangUp();

  /** Whose words are shown. */
  enum Speaker {
    CALLER,
    BOT
  }

  /**
   * Shows words, where there is something to show them on: what is being understood of the caller,
   * and what the sound played next says.
   */
  default void caption(Speaker speaker, String words) {}

  /**
   * Puts the caller through by REFER; the listener hears how it went.
   *
   * @param target digits, or a SIP address of a seat
   */
  void transfer(String target);
}
