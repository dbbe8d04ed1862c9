package org.hotline12345.channels.wiring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.config.Secret;
import org.hotline12345.channels.config.SpeechConfig;
import org.hotline12345.models.catalogue.ModelCatalogue;
import org.hotline12345.models.catalogue.ModelStore;
import org.hotline12345.models.recognition.RecognitionModels;
import org.hotline12345.models.recognition.Workers;
import org.hotline12345.models.speaking.EspeakVoice;
import org.hotline12345.models.speaking.RecordedPrompts;
import org.hotline12345.models.speaking.RemoteVoice;
import org.hotline12345.models.speaking.Speaking;
import org.hotline12345.models.speaking.UnitVoice;
import org.hotline12345.models.voiceactivity.SileroVoiceActivity;
import org.hotline12345.speech.SpeechRecognizer;
import org.hotline12345.speech.SpeechSynthesizer;
import org.hotline12345.speech.VoiceActivity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What hears and speaks, as configured. Whatever is missing is told in the log and left out: the
 * rest of the hotline runs.
 *
 * @param recognizer one that says what is missing when no model is here
 * @param activity tells speech from noise
 * @param synthesizer recorded sentences first, then a city's own server, joined recordings,
 *     espeak-ng
 */
record SpeechParts(
    SpeechRecognizer recognizer, VoiceActivity activity, SpeechSynthesizer synthesizer)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpeechParts.class);
  private static final Duration ESPEAK_LIMIT = Duration.ofSeconds(5);
  private static final String VOICE_PACK = "audio-cmn";

  static SpeechParts open(HotlineConfig config) {
    ModelCatalogue catalogue = ModelCatalogue.shipped();
    ModelStore store = ModelStore.usual(config.dataDir().resolve("models"), System.getenv());
    SpeechConfig speech = config.speech();
    Workers cores = Workers.forCores(Runtime.getRuntime().availableProcessors());
    int processes = speech.processes() == 0 ? cores.processes() : speech.processes();
    SpeechRecognizer recognizer =
        new RecognitionModels(catalogue, store)
            .recognizer(speech.model(), cores.with(processes, speech.utterances()));
    if (!recognizer.missing().isEmpty()) {
      LOG.warn("{}", recognizer.missing());
    }
    return new SpeechParts(
        recognizer,
        SileroVoiceActivity.shipped(),
        new Speaking(voices(speech, catalogue, store), (long) speech.keptMegabytes() << 20));
  }

  private static List<SpeechSynthesizer> voices(
      SpeechConfig speech, ModelCatalogue catalogue, ModelStore store) {
    List<SpeechSynthesizer> voices = new ArrayList<>();
    Path prompts = speech.prompts();
    if (prompts != null) {
      voices.add(RecordedPrompts.in(prompts));
    }
    SpeechConfig.SpeechServer server = speech.server();
    if (server != null) {
      Secret key = server.apiKey();
      voices.add(
          new RemoteVoice(
              new RemoteVoice.Server(
                  server.baseUrl(),
                  server.model(),
                  server.voice(),
                  key == null ? null : key.reveal(),
                  server.timeout())));
    }
    Optional.ofNullable(speech.voicePack())
        .or(() -> store.unpacked(catalogue.entry(VOICE_PACK)))
        .ifPresent(pack -> voices.add(UnitVoice.in(pack)));
    EspeakVoice espeak = new EspeakVoice(speech.espeak(), ESPEAK_LIMIT);
    String missing = espeak.missing();
    if (!missing.isEmpty()) {
      LOG.warn("{}", missing);
    }
    voices.add(espeak);
    return voices;
  }

  @Override
  public void close() {
    recognizer.close();
  }
}
