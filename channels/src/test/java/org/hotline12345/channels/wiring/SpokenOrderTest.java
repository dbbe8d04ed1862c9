package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.voice.sip.Endpoint;
import org.hotline12345.channels.voice.sip.Programs;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.FormStep;
import org.hotline12345.models.catalogue.ModelCatalogue;
import org.hotline12345.models.catalogue.ModelStore;
import org.hotline12345.models.recognition.RecognitionModels;
import org.hotline12345.models.speaking.UnitVoice;
import org.hotline12345.speech.Wav;
import org.hotline12345.workorder.Caller;
import org.hotline12345.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A telephone calls the whole server and speaks with recorded voices, until an order is in the
 * database. Skipped without baresip, a recognition model, or recordings (docs/speech.md).
 */
@Timeout(420)
class SpokenOrderTest {
  @TempDir private Path folder;

  @Test
  void aComplaintIsSpokenCorrectedAndConfirmed() throws Exception {
    Programs.need("baresip", "baresip-core");
    Path recordings = recordings();
    Path pack = voicePack();
    HotlineConfig config = config(pack);
    needModel(config);
    try (Hotline hotline = Hotline.temporary(config, Clock.system(config.zone()));
        HotlineServer server = HotlineServer.start(hotline, false)) {
      assertThat(server.takeCalls()).isEmpty();
      try (SpokenCaller caller =
          new SpokenCaller(folder, UnitVoice.in(pack), hotline.talks().log())) {
        caller.dial("sip:12345@127.0.0.1:" + config.voice().sip().port());
        caller.listen();
        caller.say(Wav.read(recordings.resolve("synthetic-s09.wav")));
        if (caller.asked() == null) {
          caller.say("是的");
        }
        assertThat(caller.asked()).isEqualTo(FormStep.WHERE);
        caller.say("青田县鹤城街道人民路");
        assertThat(caller.asked()).isEqualTo(FormStep.WHEN);
        caller.say("昨天晚上");
        assertThat(caller.asked()).isEqualTo(FormStep.CONTACT);
        caller.press("13800003034");
        assertThat(caller.asked()).isEqualTo(FormStep.CONFIDENTIAL);
        caller.say("不是三零是四零");
        assertThat(caller.form().phone()).isEqualTo("13800004034");
        caller.say("不需要保密");
        assertThat(caller.asked()).isEqualTo(FormStep.CONFIRM);
        caller.say("确认");
        if (caller.asked() != null) {
          caller.say("是的");
        }

        List<WorkOrder> orders = hotline.orders().desk().ofConversation(caller.conversation());
        assertThat(orders).hasSize(1);
        WorkOrder order = orders.getFirst();
        assertThat(order.matter().what()).contains("施工");
        assertThat(order.matter().place().path()).isEqualTo("青田县鹤城街道");
        assertThat(order.matter().place().text()).contains("人民路");
        assertThat(order.matter().when()).contains("昨天晚上");
        Caller known =
            hotline.orders().desk().caller(order.number(), "zuoxi").orElseThrow().reveal();
        assertThat(known.phone()).isEqualTo("13800004034");
        List<DialogueEvent> transcript =
            hotline.talks().conversations().events(caller.conversation(), 0).stream()
                .map(event -> event.event())
                .toList();
        assertThat(transcript).anyMatch(DialogueEvent.HeardAs.class::isInstance);
        assertThat(transcript).anyMatch(DialogueEvent.OrderOpened.class::isInstance);
      }
    }
  }

  private HotlineConfig config(Path pack) throws IOException {
    int port = Endpoint.freePort();
    int media = 40_000 + port % 100 * 20;
    String yaml =
        """
        voice:
          sip:
            bind: 127.0.0.1
            port: %d
            media: {firstPort: %d, lastPort: %d}
        speech:
          voicePack: %s
        """
            .formatted(port, media, media + 40, pack);
    Path file = Files.writeString(folder.resolve("hotline.yaml"), yaml);
    // Models are unpacked here once and stay for the next run.
    return new ConfigFile(Map.of()).load(file, Path.of("target", "spoken")).onLoopback(0);
  }

  private static void needModel(HotlineConfig config) {
    ModelStore store = ModelStore.usual(config.dataDir().resolve("models"), System.getenv());
    assumeTrue(
        new RecognitionModels(ModelCatalogue.shipped(), store).find("").isPresent(),
        "no recognition model (set HOTLINE_MODELS, or put one into ../shared/models)");
  }

  private static Path recordings() {
    @Nullable Path found = beside("HOTLINE_RECORDINGS", "shared/data/speech");
    assumeTrue(
        found != null && Files.exists(found.resolve("synthetic-s09.wav")),
        "no recordings (set HOTLINE_RECORDINGS, or put them into ../shared/data/speech)");
    return Objects.requireNonNull(found);
  }

  private static Path voicePack() {
    @Nullable Path found = beside("HOTLINE_VOICE_PACK", "shared/data/audio-cmn");
    assumeTrue(
        found != null,
        "no recorded words (set HOTLINE_VOICE_PACK to a folder of audio-cmn, or put it into"
            + " ../shared/data/audio-cmn)");
    return Objects.requireNonNull(found);
  }

  /** A folder named by the environment, or one beside the checkout. */
  private static @Nullable Path beside(String variable, String relative) {
    String named = System.getenv(variable);
    if (named != null) {
      return Path.of(named);
    }
    Path up = Path.of("").toAbsolutePath();
    while (up != null && !Files.isDirectory(up.resolve(relative))) {
      up = up.getParent();
    }
    return up == null ? null : up.resolve(relative);
  }
}
