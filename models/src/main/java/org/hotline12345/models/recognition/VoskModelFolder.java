package org.hotline12345.models.recognition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that holds a Vosk model.
 *
 * @param path of the folder
 * @param rate samples a second the model was learned from
 * @param takesGrammar whether what may be said can be told for each utterance; large models come
 *     with a graph built once
 */
public record VoskModelFolder(Path path, int rate, boolean takesGrammar) {
  private static final Pattern RATE = Pattern.compile("--sample-frequency=(\\d+)");
  private static final int USUAL_RATE = 16_000;

  /** Whether the folder looks like a model. */
  public static boolean isModel(Path folder) {
    return Files.isRegularFile(folder.resolve("am/final.mdl"))
        && Files.isRegularFile(folder.resolve("conf/mfcc.conf"))
        && Files.isRegularFile(folder.resolve("graph/words.txt"));
  }

  /**
   * Reads what is needed to know about a model.
   *
   * @throws IllegalArgumentException when the folder is none
   */
  public static VoskModelFolder open(Path folder) {
    if (!isModel(folder)) {
      throw new IllegalArgumentException(
          folder
              + ": no Vosk model (expected: am/final.mdl, conf/mfcc.conf and graph/words.txt in"
              + " it)");
    }
    try {
      Matcher rate = RATE.matcher(Files.readString(folder.resolve("conf/mfcc.conf")));
      boolean grammar =
          Files.isRegularFile(folder.resolve("graph/HCLr.fst"))
              && Files.isRegularFile(folder.resolve("graph/Gr.fst"));
      return new VoskModelFolder(
          folder, rate.find() ? Integer.parseInt(rate.group(1)) : USUAL_RATE, grammar);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The words the model knows; marks such as {@code <eps>} are left out. */
  List<String> words() {
    try (Stream<String> lines = Files.lines(path.resolve("graph/words.txt"))) {
      return lines
          .map(line -> line.substring(0, Math.max(0, line.lastIndexOf(' '))))
          .filter(word -> !word.isEmpty() && "<#!".indexOf(word.charAt(0)) < 0)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(path + "/graph/words.txt: " + e.getMessage(), e);
    }
  }
}
