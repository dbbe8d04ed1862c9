package org.hotline12345.models.speaking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12345.reference.Table;
import org.hotline12345.speech.Resampler;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechSynthesizer;
import org.hotline12345.speech.SynthesisException;
import org.hotline12345.speech.Wav;

/**
 * Whole sentences recorded by a person: wav files of a folder, each named by what it says, or by
 * {@code prompts.tsv} (columns {@code file} and {@code text}) beside them. Punctuation does not
 * count. A text of several sentences is said when each of them is there. Immutable, thread-safe.
 */
public final class RecordedPrompts implements SpeechSynthesizer {
  private static final String LIST = "prompts.tsv";

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[。！？])");

  private final Map<String, Sound> prompts;

  private RecordedPrompts(Map<String, Sound> prompts) {
    this.prompts = Map.copyOf(prompts);
  }

  /**
   * Reads a folder of prompts.
   *
   * @throws UncheckedIOException naming the file that is missing or no wav
   */
  public static RecordedPrompts in(Path folder) {
    Map<String, Sound> prompts = new HashMap<>();
    Path list = folder.resolve(LIST);
    try (Stream<Path> files = Files.list(folder)) {
      if (Files.exists(list)) {
        for (Table.Row row : Table.parse(list.toString(), Files.readString(list)).rows()) {
          prompts.put(
              Spoken.key(row.required("text")), sound(folder.resolve(row.required("file"))));
        }
      } else {
        for (Path file : files.filter(path -> path.toString().endsWith(".wav")).toList()) {
          String name = file.getFileName().toString();
          prompts.put(Spoken.key(name.substring(0, name.length() - 4)), sound(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": " + e.getMessage(), e);
    }
    return new RecordedPrompts(prompts);
  }

  private static Sound sound(Path file) {
    return Resampler.at(Spoken.RATE, Wav.read(file));
  }

  /** How many sentences are recorded. */
  public int size() {
    return prompts.size();
  }

  @Override
  public Sound say(String text) {
    List<Spoken.Breath> breaths = Spoken.breaths(text);
    Sound whole = prompts.get(Spoken.key(text));
    if (whole != null) {
      return whole;
    }
    Sound said = Sound.silence(Duration.ZERO, Spoken.RATE);
    for (String sentence : SENTENCE_END.splitAsStream(text).toList()) {
      String key = Spoken.key(sentence);
      Sound prompt = prompts.get(key);
      if (prompt == null && !key.isEmpty()) {
        throw new SynthesisException(
            "no recording of a sentence of " + key.length() + " characters", null);
      }
      if (prompt != null) {
        Duration pause = Duration.ofMillis(breaths.getLast().pauseMillis());
        said = said.then(prompt).then(Sound.silence(pause, Spoken.RATE));
      }
    }
    return said;
  }
}
