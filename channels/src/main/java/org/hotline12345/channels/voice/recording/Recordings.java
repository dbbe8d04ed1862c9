package org.hotline12345.channels.voice.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The recordings of a data folder, by the id of the call. Thread-safe. */
public final class Recordings {
  private static final String ENDING = ".rec";
  private static final int RATE = 8000;
  private static final int CHANNELS = 2;
  private static final int BYTES = 2;
  private static final int WAV_HEADER = 44;

  private final Path folder;
  private final RecordingKey key;

  /**
   * @param folder made when needed
   */
  public Recordings(Path folder, RecordingKey key) {
    this.folder = folder;
    this.key = key;
  }

  /**
   * Begins to record a call, the caller on the left and the bot on the right.
   *
   * @param rate of what comes in
   * @param failed told once, in Chinese, when it cannot go on; the call does
   */
  public CallRecorder begin(String call, int rate, Consumer<String> failed) {
    return new CallRecorder(() -> writer(call), rate, failed);
  }

  private SealedFile.Writer writer(String call) throws IOException {
    Files.createDirectories(folder);
    return new SealedFile.Writer(file(call), key);
  }

  private Path file(String call) {
    if (!call.matches("[0-9a-f-]{36}")) {
      throw new IllegalArgumentException("call: " + call + " (expected: an id of ours)");
    }
    return folder.resolve(call + ENDING);
  }

  /**
   * A recording as WAV, 8 kHz, 16 bits, two channels.
   *
   * @throws UncheckedIOException when it is gone, changed or cannot be read
   */
  public byte[] wav(String call) {
    try {
      ByteArrayOutputStream sound = new ByteArrayOutputStream();
      boolean unused = SealedFile.read(file(call), key, sound::writeBytes);
      return wav(sound.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] wav(byte[] samples) {
    ByteBuffer out =
        ByteBuffer.allocate(WAV_HEADER + samples.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(WAV_HEADER - 8 + samples.length);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) CHANNELS).putInt(RATE);
    out.putInt(RATE * CHANNELS * BYTES).putShort((short) (CHANNELS * BYTES));
    out.putShort((short) (8 * BYTES));
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples.length).put(samples);
    return out.array();
  }

  /** Removes a recording; one that is gone already is no matter. */
  public void delete(String call) {
    try {
      Files.deleteIfExists(file(call));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
