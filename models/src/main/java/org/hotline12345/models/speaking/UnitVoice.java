package org.hotline12345.models.speaking;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.speech.Pronunciation;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechSynthesizer;
import org.hotline12345.speech.SynthesisException;

/**
 * Joins recorded words and syllables of a voice pack: the longest recorded words first, syllables
 * where there is no word. Good for numbers, places and short sentences. Thread-safe.
 */
public final class UnitVoice implements SpeechSynthesizer {
  private static final int LONGEST_WORD = 8;

  private final VoicePack pack;
  private final Pronunciation pronunciation;
  private final PinyinText pinyin = PinyinText.shipped();

  private UnitVoice(VoicePack pack, Pronunciation pronunciation) {
    this.pack = pack;
    this.pronunciation = pronunciation;
  }

  /**
   * With the voice pack in a folder: files {@code cmn-<word>} and {@code cmn-<toned pinyin>}, wav
   * or mp3, in any folders below it.
   *
   * @throws IllegalArgumentException when the folder holds none
   */
  public static UnitVoice in(Path folder) {
    return new UnitVoice(VoicePack.in(folder), Pronunciation.shipped());
  }

  /** Of how many words and syllables the pack consists. */
  public int units() {
    return pack.size();
  }

  @Override
  public Sound say(String text) {
    UnitJoiner joiner = new UnitJoiner();
    for (Spoken.Breath breath : Spoken.breaths(text)) {
      for (String unit : units(breath.words())) {
        joiner.add(pack.sound(unit));
      }
      joiner.pause(Duration.ofMillis(breath.pauseMillis()));
    }
    return joiner.sound();
  }

  /** The names of the recordings that say these words, in order. */
  List<String> units(String written) {
    String text = PinyinText.withDigitsAsWords(written);
    List<String> spoken = pronunciation.spoken(text);
    List<String> units = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int length = wordAt(text, i);
      if (length > 0) {
        units.add(text.substring(i, i + length));
        i += length;
      } else {
        units.addAll(syllables(text.charAt(i), spoken.get(i)));
        i++;
      }
    }
    return units;
  }

  private int wordAt(String text, int from) {
    for (int length = Math.min(LONGEST_WORD, text.length() - from); length > 1; length--) {
      if (pack.has(text.substring(from, from + length))) {
        return length;
      }
    }
    return pack.has(text.substring(from, from + 1)) && isReadAsUsual(text, from) ? 1 : 0;
  }

  /** Whether a character is read here as it is read alone, which is how it was recorded. */
  private boolean isReadAsUsual(String text, int at) {
    String alone = pronunciation.read(text.substring(at, at + 1)).getFirst();
    return alone.equals(pronunciation.spoken(text).get(at));
  }

  private List<String> syllables(char c, String syllable) {
    List<String> units = syllable.isEmpty() ? pinyin.letter(c) : List.of(syllable);
    List<String> recorded = units.stream().map(this::recorded).toList();
    if (recorded.isEmpty() || !recorded.stream().allMatch(pack::has)) {
      throw new SynthesisException(
          "no recording for character U+" + Integer.toHexString(c) + " in the voice pack", null);
    }
    return recorded;
  }

  /** Neutral tones that were not recorded are said in the first tone, short as all of them are. */
  private String recorded(String syllable) {
    String stem = syllable.substring(0, syllable.length() - 1);
    return pack.has(syllable) || !syllable.endsWith("5") ? syllable : stem + '1';
  }
}
