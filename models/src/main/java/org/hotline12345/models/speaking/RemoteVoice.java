package org.hotline12345.models.speaking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotline12345.speech.Resampler;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechSynthesizer;
import org.hotline12345.speech.SynthesisException;
import org.hotline12345.speech.Wav;
import org.jspecify.annotations.Nullable;

/**
 * Speaks through a server with OpenAI's interface ({@code POST …/audio/speech}), as a city's own
 * speech engine offers it. Answers as wav, or as the interface's raw PCM of 24 kHz. Thread-safe.
 */
public final class RemoteVoice implements SpeechSynthesizer {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PCM_RATE = 24_000;
  private static final int MOST_BYTES = 16 << 20;
  private static final int OK = 200;

  private final HttpClient client;
  private final Server server;

  /**
   * Where and how to ask.
   *
   * @param baseUrl address before {@code /audio/speech}, as in {@code http://10.0.0.5:8000/v1}
   * @param model the model's name there
   * @param voice the voice's name there
   * @param apiKey null when the server wants none
   * @param limit after which another voice is to speak
   */
  public record Server(
      URI baseUrl, String model, String voice, @Nullable String apiKey, Duration limit) {
    @Override
    public String toString() {
      return "Server[" + baseUrl + ", " + model + "]";
    }
  }

  public RemoteVoice(Server server) {
    this.server = server;
    this.client = HttpClient.newBuilder().connectTimeout(server.limit()).build();
  }

  @Override
  public Sound say(String text) {
    Spoken.breaths(text);
    CompletableFuture<HttpResponse<InputStream>> asked =
        client.sendAsync(request(text), HttpResponse.BodyHandlers.ofInputStream());
    CompletableFuture<byte[]> answer = asked.thenApplyAsync(RemoteVoice::body);
    try {
      // One limit for the whole answer: a server may send its head at once and then nothing.
      return sound(answer.get(server.limit().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      Future<?> unused = asked.thenAccept(RemoteVoice::close);
      throw new SynthesisException(
          server.baseUrl() + ": no speech within " + server.limit().toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw new SynthesisException(server.baseUrl() + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SynthesisException(server.baseUrl() + ": interrupted", e);
    }
  }

  private HttpRequest request(String text) {
    String base = server.baseUrl().toString().replaceAll("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/audio/speech"))
            // Longer than the limit below, which is the one that speaks.
            .timeout(server.limit().multipliedBy(2))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(question(text)));
    if (server.apiKey() != null) {
      request.header("Authorization", "Bearer " + server.apiKey());
    }
    return request.build();
  }

  private byte[] question(String text) {
    try {
      return JSON.writeValueAsBytes(
          Map.of(
              "model",
              server.model(),
              "voice",
              server.voice(),
              "input",
              text,
              "response_format",
              "wav"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] body(HttpResponse<InputStream> response) {
    try (InputStream in = response.body()) {
      if (response.statusCode() != OK) {
        throw new SynthesisException("status " + response.statusCode() + " (expected: 200)", null);
      }
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new SynthesisException("more than " + MOST_BYTES + " bytes of speech", null);
      }
      return bytes;
    } catch (IOException e) {
      throw new SynthesisException("the answer broke off: " + e.getMessage(), e);
    }
  }

  private static void close(HttpResponse<InputStream> response) {
    try {
      response.body().close();
    } catch (IOException e) {
      // It is given up anyway.
    }
  }

  private static Sound sound(byte[] bytes) {
    boolean wav = bytes.length >= 4 && bytes[0] == 'R' && bytes[1] == 'I' && bytes[2] == 'F';
    if (!wav && (bytes.length < PCM_RATE / 50 || bytes.length % 2 != 0 || bytes[0] == '{')) {
      throw new SynthesisException(
          "answer of " + bytes.length + " bytes (expected: wav, or PCM of 24 kHz)", null);
    }
    try {
      return Resampler.at(Spoken.RATE, wav ? Wav.parse(bytes) : pcm(bytes));
    } catch (Wav.FormatException e) {
      throw new SynthesisException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Sound pcm(byte[] bytes) {
    short[] samples = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return Sound.of(samples, PCM_RATE);
  }
}
