package org.hotline12345.models.speaking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12345.speech.Resampler;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.Wav;

/** Recordings of words and syllables in a folder, read when first needed. Thread-safe. */
final class VoicePack {
  private static final Pattern NAME = Pattern.compile("cmn-(.+)\\.(wav|mp3)");
  private static final int DEPTH = 4;

  /** As people speak who want to be understood: some four syllables a second. */
  private static final long SYLLABLE_MILLIS = 240;

  /** Beyond this the sound suffers. */
  private static final double FASTEST = 1.6;

  /** Some 10 kB each. */
  private static final int MOST_KEPT = 2000;

  private final Map<String, Path> files;
  private final Map<String, Sound> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Sound> eldest) {
              return size() > MOST_KEPT;
            }
          });

  private VoicePack(Map<String, Path> files) {
    this.files = Map.copyOf(files);
  }

  static VoicePack in(Path folder) {
    Map<String, Path> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      // Sorted, so that of several qualities the same is taken each time.
      for (Path file : all.sorted().toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          files.put(name.group(1), file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": " + e.getMessage(), e);
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          folder + ": no recordings (expected: files as cmn-您好.mp3 and cmn-hao3.wav)");
    }
    return new VoicePack(files);
  }

  int size() {
    return files.size();
  }

  boolean has(String unit) {
    return files.containsKey(unit);
  }

  /** The recording at 8 kHz without the silence around it, as loud as all others. */
  Sound sound(String unit) {
    Sound known = kept.get(unit);
    if (known != null) {
      return known;
    }
    Path file = files.get(unit);
    if (file == null) {
      throw new IllegalArgumentException("unit: " + unit + " (expected: one of the voice pack)");
    }
    Sound recorded = Loudness.trimmed(Resampler.at(Spoken.RATE, read(file)));
    Sound sound = Loudness.even(Tempo.faster(recorded, hurry(unit, recorded)));
    kept.put(unit, sound);
    return sound;
  }

  /** How much faster a unit is said among others than alone. */
  private static double hurry(String unit, Sound recorded) {
    boolean word = unit.chars().allMatch(c -> c > 'z');
    long usual = SYLLABLE_MILLIS * (word ? unit.length() : 1L);
    return Math.clamp((double) recorded.duration().toMillis() / usual, 1, FASTEST);
  }

  private static Sound read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      // Some packs call mp3 files wav.
      boolean wav = bytes.length > 4 && bytes[0] == 'R' && bytes[1] == 'I';
      return wav ? Wav.parse(bytes) : Mp3.parse(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }
}
