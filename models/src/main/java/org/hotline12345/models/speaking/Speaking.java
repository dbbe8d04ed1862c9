package org.hotline12345.models.speaking;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechSynthesizer;
import org.hotline12345.speech.SynthesisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hotline's voice: asks one voice after the other until one can say it, and keeps what was said
 * for the next caller, the longest unused first forgotten. Thread-safe.
 */
public final class Speaking implements SpeechSynthesizer {
  private static final Logger LOG = LoggerFactory.getLogger(Speaking.class);

  private final List<SpeechSynthesizer> voices;
  private final long mostBytes;
  private final Map<String, Sound> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * @param voices the best first
   * @param mostBytes of sound kept in memory; 0 keeps none
   */
  public Speaking(List<SpeechSynthesizer> voices, long mostBytes) {
    this.voices = List.copyOf(voices);
    this.mostBytes = mostBytes;
  }

  @Override
  public Sound say(String text) {
    Spoken.breaths(text);
    Sound known = known(text);
    if (known != null) {
      return known;
    }
    SynthesisException last = new SynthesisException("没有可用的语音合成", null);
    for (SpeechSynthesizer voice : voices) {
      try {
        Sound said = voice.say(text);
        keep(text, said);
        return said;
      } catch (SynthesisException e) {
        LOG.debug("{} cannot say it: {}", voice.getClass().getSimpleName(), e.getMessage());
        e.addSuppressed(last);
        last = e;
      }
    }
    throw last;
  }

  /** Bytes of sound kept now. */
  synchronized long bytesKept() {
    return bytes;
  }

  private synchronized @org.jspecify.annotations.Nullable Sound known(String text) {
    return kept.get(text);
  }

  private synchronized void keep(String text, Sound said) {
    if (size(said) > mostBytes) {
      return;
    }
    Sound before = kept.put(text, said);
    bytes += size(said) - (before == null ? 0 : size(before));
    Iterator<Sound> oldest = kept.values().iterator();
    while (bytes > mostBytes) {
      bytes -= size(oldest.next());
      oldest.remove();
    }
  }

  private static long size(Sound sound) {
    return 2L * sound.length();
  }
}
