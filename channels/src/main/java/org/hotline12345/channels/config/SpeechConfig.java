package org.hotline12345.channels.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What hears and speaks.
 *
 * @param model catalogue name or folder of the recognition model, empty for the first that is here
 * @param processes worker processes of recognition, 0 for one a core
 * @param utterances at a time in each process
 * @param prompts folder of recorded sentences, null for none
 * @param voicePack folder of recorded words and syllables, null for the fetched one, if any
 * @param espeak the program espeak-ng
 * @param server a city's own speech engine, null for none
 * @param keptMegabytes of speech kept for the next caller
 */
public record SpeechConfig(
    String model,
    int processes,
    int utterances,
    @Nullable Path prompts,
    @Nullable Path voicePack,
    String espeak,
    @Nullable SpeechServer server,
    int keptMegabytes) {

  /**
   * @param baseUrl address of an OpenAI-compatible interface
   * @param model the model's name there
   * @param voice the voice's name there
   * @param apiKey null when the interface wants none
   * @param timeout after which another voice speaks
   */
  public record SpeechServer(
      URI baseUrl, String model, String voice, @Nullable Secret apiKey, Duration timeout) {}

  static SpeechConfig read(Section section) {
    SpeechConfig speech =
        new SpeechConfig(
            section.has("model") ? section.text("model", "") : "",
            section.integer("processes", 0, 0, 256),
            section.integer("utterances", 2, 1, 64),
            section.existingFolder("prompts"),
            section.existingFolder("voicePack"),
            section.text("espeak", "espeak-ng"),
            section.has("server") ? server(section.section("server")) : null,
            section.integer("keptMegabytes", 32, 0, 4096));
    section.rejectUnknown();
    return speech;
  }

  private static SpeechServer server(Section section) {
    SpeechServer server =
        new SpeechServer(
            section.httpAddress("baseUrl"),
            section.required("model"),
            section.required("voice"),
            section.secret("apiKey"),
            section.duration(
                "timeout", Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ofSeconds(30)));
    section.rejectUnknown();
    return server;
  }
}
