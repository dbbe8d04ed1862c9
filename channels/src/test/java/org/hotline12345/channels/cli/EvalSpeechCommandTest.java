package org.hotline12345.channels.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hotline12345.models.catalogue.ModelCatalogue;
import org.hotline12345.models.catalogue.ModelStore;
import org.hotline12345.models.recognition.RecognitionModels;
import org.hotline12345.models.recognition.VoskModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on a few recordings, with the model and the recordings beside the checkout. */
class EvalSpeechCommandTest {
  private static final int FEW = 4;

  @TempDir private Path folder;
  private Path references = Path.of("");
  private Path speech = Path.of("");
  private Path model = Path.of("");
  private List<String> lines = List.of();
  private String err = "";

  @BeforeEach
  void take() throws Exception {
    Path up = Path.of("").toAbsolutePath();
    while (up != null && !Files.isDirectory(up.resolve("shared/data/speech"))) {
      up = up.getParent();
    }
    assumeTrue(up != null, "no recordings in ../shared/data/speech");
    speech = up.resolve("shared/data/speech");
    Optional<VoskModelFolder> found =
        new RecognitionModels(
                ModelCatalogue.shipped(),
                ModelStore.usual(Path.of("target", "models"), System.getenv()))
            .find("");
    assumeTrue(
        found.isPresent(),
        "no recognition model here (set HOTLINE_MODELS, or put one into ../shared/models)");
    model = found.orElseThrow().path().toAbsolutePath();
    lines =
        Files.readAllLines(speech.resolve("refs.tsv")).stream()
            .filter(line -> line.startsWith("synthetic-"))
            .limit(FEW)
            .toList();
    assumeTrue(lines.size() == FEW, "refs.tsv: fewer than " + FEW + " hotline sentences");
    references = Files.write(folder.resolve("few.tsv"), lines);
  }

  private int run(StringWriter out, String... more) {
    StringWriter told = new StringWriter();
    CommandLine line =
        HotlineCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(told));
    List<String> all =
        new ArrayList<>(
            List.of("eval", "speech", "--json", "--audio", speech.toString(), "--data"));
    all.add(folder.resolve("data").toString());
    all.addAll(Arrays.asList(more));
    int code = line.execute(all.toArray(new String[0]));
    err = told.toString();
    return code;
  }

  private JsonNode scored(String... more) throws Exception {
    StringWriter out = new StringWriter();
    assertThat(run(out, more)).as(err).isZero();
    return new JsonMapper().readTree(out.toString());
  }

  @Test
  void withAGrammarThePhraseIsFound() throws Exception {
    List<String> phrases =
        new ArrayList<>(lines.stream().map(l -> l.substring(l.indexOf('\t') + 1)).toList());
    phrases.add("身份证丢了怎么补办");
    Path grammar = Files.write(folder.resolve("phrases.txt"), phrases);
    JsonNode score =
        scored(
            "--refs",
            references.toString(),
            "--grammar",
            grammar.toString(),
            "--model",
            model.toString());
    assertThat(score.get("utterances").asInt()).isEqualTo(FEW);
    assertThat(score.get("phraseAccuracy").asDouble()).isEqualTo(1.0);
    assertThat(score.get("cer").asDouble()).isBetween(0.0, 0.2);
    assertThat(score.get("realTimeFactor").asDouble()).isPositive();
  }

  @Test
  void withoutAGrammarThereIsNoPhraseAccuracy() throws Exception {
    JsonNode score = scored("--refs", references.toString(), "--model", model.toString());
    assertThat(score.get("utterances").asInt()).isEqualTo(FEW);
    assertThat(score.path("phraseAccuracy").isNumber()).isFalse();
    assertThat(score.get("cer").asDouble()).isBetween(0.0, 1.5);
  }

  @Test
  void aRecordingThatIsNotThereIsNamed() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.tsv"), "nowhere.wav\t水费\n");
    assertThat(run(new StringWriter(), "--refs", wrong.toString(), "--model", model.toString()))
        .isEqualTo(1);
    assertThat(err).contains("nowhere.wav");
  }

  @Test
  void withoutItsModelTheCommandSaysHowToGetIt() {
    assertThat(
            run(
                new StringWriter(),
                "--refs",
                references.toString(),
                "--model",
                "vosk-model-cn-0.22"))
        .isEqualTo(1);
    assertThat(err).contains("没有语音识别模型 vosk-model-cn-0.22", "./hotline models fetch");
  }
}
