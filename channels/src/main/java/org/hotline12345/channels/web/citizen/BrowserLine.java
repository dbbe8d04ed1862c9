package org.hotline12345.channels.web.citizen;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executor;
import org.hotline12345.channels.voice.VoiceLine;
import org.hotline12345.channels.voice.VoiceListener;
import org.hotline12345.channels.web.LiveSocket;
import org.hotline12345.speech.Sound;
import org.jspecify.annotations.Nullable;

/**
 * A browser's microphone and loudspeaker as a line. Sound goes out as binary frames: four bytes of
 * rate, then 16-bit samples, all little-endian. It cannot be put through to anybody. Thread-safe.
 */
final class BrowserLine implements VoiceLine {
  /** What the page sends. */
  static final int RATE = 16_000;

  private static final int BYTES = 2;
  private static final int CHUNK_SAMPLES = 8000;
  private static final int NOT_IMPLEMENTED = 501;

  private final Facts facts;
  private final LiveSocket socket;
  private final Executor events;
  private volatile @Nullable VoiceListener listener;

  /**
   * @param events where the listener is told, in order
   */
  BrowserLine(String id, Instant startedAt, LiveSocket socket, Executor events) {
    this.facts = new Facts(id, "", "", startedAt, Map.of(TRANSPORT, "browser"));
    this.socket = socket;
    this.events = events;
  }

  void listener(VoiceListener told) {
    listener = told;
  }

  @Override
  public Facts facts() {
    return facts;
  }

  @Override
  public int rate() {
    return RATE;
  }

  @Override
  public void play(Sound sound) {
    short[] samples = sound.samples();
    for (int from = 0; from < samples.length; from += CHUNK_SAMPLES) {
      int count = Math.min(CHUNK_SAMPLES, samples.length - from);
      ByteBuffer frame =
          ByteBuffer.allocate(Integer.BYTES + count * BYTES).order(ByteOrder.LITTLE_ENDIAN);
      frame.putInt(sound.rate());
      for (int i = 0; i < count; i++) {
        frame.putShort(samples[from + i]);
      }
      socket.sendBinary(frame.array());
    }
  }

  @Override
  public void hush() {
    socket.send(Map.of("type", "hush"));
  }

  @Override
  public void caption(Speaker speaker, String words) {
    String from = speaker == Speaker.BOT ? "bot" : "citizen";
    socket.send(Map.of("type", "caption", "from", from, "text", words));
  }

  @Override
  public void hangUp() {
    socket.send(Map.of("type", "hangUp"));
  }

  @Override
  public void transfer(String target) {
    events.execute(
        () -> {
          VoiceListener told = listener;
          if (told != null) {
            told.transferFailed(NOT_IMPLEMENTED, "a browser cannot be put through");
          }
        });
  }
}
