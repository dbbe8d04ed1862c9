package org.hotline12345.models.recognition;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hotline12345.models.catalogue.ModelCatalogue;
import org.hotline12345.models.catalogue.ModelStore;

/** The test models and recordings beside the checkout; a test without them is skipped. */
final class TestModels {
  private TestModels() {}

  static VoskModelFolder need(String name) {
    ModelStore store = ModelStore.usual(Path.of("target", "models"), System.getenv());
    Optional<VoskModelFolder> model =
        new RecognitionModels(ModelCatalogue.shipped(), store).find(name);
    assumeTrue(
        model.isPresent(),
        name + ": not here (set HOTLINE_MODELS, or put it into ../shared/models)");
    return model.orElseThrow();
  }

  /** The folder of recordings. */
  static Path needSpeech() {
    Path up = Path.of("").toAbsolutePath();
    while (up != null && !Files.isDirectory(up.resolve("shared/data/speech"))) {
      up = up.getParent();
    }
    assumeTrue(up != null, "no recordings in ../shared/data/speech");
    return up.resolve("shared/data/speech");
  }

  /** Transcripts by file. */
  static Map<String, String> transcripts(Path speech) throws java.io.IOException {
    return Files.readAllLines(speech.resolve("refs.tsv")).stream()
        .map(line -> line.split("\t", 2))
        .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
  }
}
