package org.hotline12345.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hotline12345.knowledge.KeptQuestions;
import org.hotline12345.models.catalogue.ModelCatalogue;
import org.hotline12345.models.catalogue.ModelStore;
import org.hotline12345.models.recognition.RecognitionModels;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Voice messages through the recogniser of the telephone, where a model and recordings are here.
 */
class WechatVoiceTest {
  private static final String RECORDING = "synthetic-s17.wav";
  private static final String ARTICLE = "bill-abnormal";

  @TempDir private Path folder;

  private static Path recordings() {
    Path up = Path.of("").toAbsolutePath();
    while (up != null && !Files.isDirectory(up.resolve("shared/data/speech"))) {
      up = up.getParent();
    }
    Assumptions.assumeTrue(up != null, "no recordings in ../shared/data/speech");
    return up.resolve("shared/data/speech");
  }

  private static void needModel() {
    ModelStore store = ModelStore.usual(Path.of("target", "models"), System.getenv());
    Assumptions.assumeTrue(
        new RecognitionModels(ModelCatalogue.shipped(), store).find("").isPresent(),
        "no recognition model (set HOTLINE_MODELS, or put one into ../shared/models)");
  }

  /** What is said in the recording. */
  private static String transcript(Path speech) throws IOException {
    return Files.readAllLines(speech.resolve("refs.tsv")).stream()
        .map(line -> line.split("\t", 2))
        .filter(cells -> cells[0].equals(RECORDING))
        .map(cells -> cells[1])
        .findFirst()
        .orElseThrow();
  }

  private byte[] amr(Path wav) throws Exception {
    Path out = folder.resolve("message.amr");
    Process sox;
    try {
      sox =
          new ProcessBuilder(
                  "sox", wav.toString(), "-r", "8000", "-c", "1", "-t", "amr-nb", out.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      return Assumptions.abort("sox is not there");
    }
    sox.getInputStream().readAllBytes();
    Assumptions.assumeTrue(sox.waitFor() == 0, "sox knows no AMR (libsox-fmt-base)");
    return Files.readAllBytes(out);
  }

  @Test
  void aSpokenQuestionIsAnsweredByTheGrammarOfTheConversation() throws Exception {
    needModel();
    Path speech = recordings();
    String missing = new VoiceDecoder().missing();
    Assumptions.assumeTrue(missing.isEmpty(), missing);
    byte[] file = amr(speech.resolve(RECORDING));
    String question = transcript(speech);
    try (RunningAccount account =
        new RunningAccount(
            folder.resolve("account"), Duration.ofMillis(4700), true, Set.of(ARTICLE))) {
      // What is asked most is what the recogniser is told to expect.
      KeptQuestions questions = account.hotline.knowledge().questions();
      questions.all().forEach(other -> questions.drop(other.id()));
      questions.keep(question, List.of(ARTICLE), "bianji");
      account.restart();
      TencentCounterpart tencent = account.tencent;
      assertThat(tencent.event("o-speaks", "subscribe", "")).isNotEmpty();
      String reply = voice(tencent, "o-speaks", file, "");
      assertThat(reply).contains("我听到的是：“" + question + "”").contains("来源：");
      assertThat(voice(tencent, "o-speaks", file, "我家着火了，快来人")).contains("119");
      account.assertTaken();
    }
  }

  /** The reply, however it came. */
  private static String voice(
      TencentCounterpart tencent, String openId, byte[] file, String recognition) {
    String answer =
        tencent.message(
            openId,
            "voice",
            "<MediaId><![CDATA["
                + tencent.upload(file)
                + "]]></MediaId><Format><![CDATA[amr]]></Format><Recognition><![CDATA["
                + recognition
                + "]]></Recognition>");
    if (answer.isEmpty()) {
      org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !tencent.received(openId).isEmpty());
      return tencent.received(openId).getLast();
    }
    return answer;
  }
}
