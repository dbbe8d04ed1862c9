package org.hotline12345.channels.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.understanding.SpeechNoise;

/**
 * Case files as a recogniser would have heard them, for every other evaluation: the fields {@code
 * text}, {@code question} and the {@code user} of each turn are changed, nothing else.
 */
public final class NoisyCases {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> SPOKEN = List.of("text", "question");

  private final SpeechNoise noise = new SpeechNoise();

  /**
   * Writes {@code <name>-noise<percent>.jsonl} into a folder, which must exist.
   *
   * @return the file written
   * @throws IOException when a file cannot be read or written, or is no JSON Lines
   */
  public Path write(Path file, double rate, long seed, Path folder) throws IOException {
    List<String> heard = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        JsonNode one = JSON.readTree(line);
        spoil(one, SPOKEN, rate, seed);
        one.path("turns").forEach(turn -> spoil(turn, List.of("user"), rate, seed));
        heard.add(JSON.writeValueAsString(one));
      }
    }
    String name = file.getFileName().toString().replaceFirst("\\.jsonl$", "");
    return Files.write(folder.resolve(name + "-noise" + Math.round(rate * 100) + ".jsonl"), heard);
  }

  private void spoil(JsonNode node, List<String> fields, double rate, long seed) {
    for (String field : fields) {
      if (node instanceof ObjectNode object && node.path(field).isTextual()) {
        object.put(field, noise.heard(node.path(field).asText(), rate, seed));
      }
    }
  }
}
