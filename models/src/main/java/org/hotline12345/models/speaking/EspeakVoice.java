package org.hotline12345.models.speaking;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hotline12345.speech.Resampler;
import org.hotline12345.speech.Sound;
import org.hotline12345.speech.SpeechSynthesizer;
import org.hotline12345.speech.SynthesisException;
import org.hotline12345.speech.Wav;

/**
 * Speaks by the program espeak-ng, which is given pinyin with tones, because its own reading of
 * Chinese characters is wrong in the versions in use. Thread-safe; a process for each text, some 30
 * ms for a sentence.
 */
public final class EspeakVoice implements SpeechSynthesizer {
  /** How the program is called when nothing else is configured. */
  public static final String PROGRAM = "espeak-ng";

  private static final String VOICE = "cmn-latn-pinyin";
  private static final int WORDS_PER_MINUTE = 150;
  private static final int MOST_BYTES = 16 << 20;

  private final String program;
  private final Duration limit;
  private final PinyinText pinyin = PinyinText.shipped();

  /**
   * @param program name on the PATH, or path
   * @param limit after which the program is ended
   */
  public EspeakVoice(String program, Duration limit) {
    this.program = program;
    this.limit = limit;
  }

  /** Whether the program can be used; empty when so, else what is missing, in Chinese. */
  public String missing() {
    try {
      Process process = start("--version");
      process.getOutputStream().close();
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0) {
        return "";
      }
      process.destroyForcibly();
    } catch (IOException e) {
      // Said below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "没有语音合成程序 " + program + "（Debian、Ubuntu：apt-get install espeak-ng）";
  }

  @Override
  public Sound say(String text) {
    byte[] wav = run(pinyin.of(text));
    try {
      Sound sound = Wav.parse(wav);
      if (sound.length() == 0) {
        throw new SynthesisException(program + " said nothing", null);
      }
      return Resampler.at(Spoken.RATE, sound);
    } catch (Wav.FormatException e) {
      throw new SynthesisException(program + ": " + e.getMessage(), e);
    }
  }

  private byte[] run(String input) {
    Process process;
    try {
      process =
          start(
              "-v",
              VOICE,
              "-s",
              String.valueOf(WORDS_PER_MINUTE),
              "-b",
              "1",
              "--stdin",
              "--stdout");
    } catch (IOException e) {
      throw new SynthesisException(missing(), e);
    }
    try {
      CompletableFuture<byte[]> sound = CompletableFuture.supplyAsync(() -> read(process));
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      byte[] wav = sound.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
        throw new SynthesisException(program + " failed", null);
      }
      return wav;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SynthesisException(program + " was interrupted", e);
    } catch (IOException
        | java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException e) {
      throw new SynthesisException(program + " did not answer within " + limit, e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static byte[] read(Process process) {
    try {
      return process.getInputStream().readNBytes(MOST_BYTES);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private Process start(String... options) throws IOException {
    List<String> command = new java.util.ArrayList<>(List.of(program));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
