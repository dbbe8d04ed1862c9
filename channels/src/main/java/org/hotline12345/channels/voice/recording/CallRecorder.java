package org.hotline12345.channels.voice.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hotline12345.speech.Sound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records one call: what comes in beside what is played at the same moment. Sealing and writing
 * happen on a thread of their own; a disk that is full or slow ends the recording, never the call.
 * Called from the line's thread.
 */
public final class CallRecorder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CallRecorder.class);
  private static final int RATE = 8000;
  private static final int CHUNK_SAMPLES = RATE;
  private static final int FRAME_BYTES = 4;
  private static final int MOST_WAITING = 30;

  /** Opens the file. */
  interface Opening {
    SealedFile.Writer open() throws IOException;
  }

  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("voice-recording").factory());
  private final Opening opening;
  private final int step;
  private final Consumer<String> failed;
  private final Deque<Playing> playing = new ArrayDeque<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();
  private ByteBuffer chunk = fresh();

  /** Only the disk's thread knows it. */
  private SealedFile.@Nullable Writer writer;

  private static final class Playing {
    private final Sound sound;
    private int at;

    Playing(Sound sound) {
      this.sound = sound;
    }
  }

  CallRecorder(Opening opening, int rate, Consumer<String> failed) {
    this.opening = opening;
    this.step = rate / RATE;
    this.failed = failed;
  }

  /** This was given to the line to be played after what is playing. */
  public void play(Sound sound) {
    playing.add(new Playing(sound));
  }

  /** The line was told to stop playing. */
  public void hush() {
    playing.clear();
  }

  /** This came in. */
  public void heard(short[] samples) {
    for (int i = 0; i + step <= samples.length; i += step) {
      int sum = 0;
      for (int k = 0; k < step; k++) {
        sum += samples[i + k];
      }
      chunk.putShort((short) (sum / step)).putShort(played());
      if (!chunk.hasRemaining()) {
        write(false);
      }
    }
  }

  private short played() {
    Playing first = playing.peek();
    if (first == null) {
      return 0;
    }
    short[] one = new short[1];
    int from = (int) ((long) first.at * first.sound.rate() / RATE);
    first.at++;
    if (first.sound.read(from, one, 0, 1) == 0) {
      playing.remove();
      return played();
    }
    return one[0];
  }

  private void write(boolean last) {
    byte[] bytes = new byte[chunk.position()];
    chunk.flip().get(bytes);
    chunk = fresh();
    if (over.get()) {
      return;
    }
    if (waiting.incrementAndGet() > MOST_WAITING) {
      fail("磁盘太慢，录音中断");
      return;
    }
    try {
      disk.execute(
          () -> {
            waiting.decrementAndGet();
            seal(bytes, last);
          });
    } catch (RejectedExecutionException e) {
      log.debug("a recording was over already");
    }
  }

  private void seal(byte[] bytes, boolean last) {
    if (over.get()) {
      return;
    }
    try {
      SealedFile.Writer to = writer;
      if (to == null) {
        to = opening.open();
        writer = to;
      }
      to.write(bytes, last);
      if (last) {
        to.close();
      }
    } catch (IOException e) {
      log.error("a recording cannot be written; the call goes on without", e);
      fail(
          e instanceof FileSystemException || String.valueOf(e.getMessage()).contains("space")
              ? "磁盘已满或不可写，录音中断"
              : "录音写入失败");
    }
  }

  private void fail(String why) {
    if (over.compareAndSet(false, true)) {
      failed.accept(why);
    }
  }

  /** Whether it broke off. */
  public boolean brokeOff() {
    return over.get();
  }

  /** Writes what is left; returns when that is done, or after it has failed. */
  @Override
  public void close() {
    write(true);
    disk.shutdown();
    disk.close();
  }

  private static ByteBuffer fresh() {
    return ByteBuffer.allocate(CHUNK_SAMPLES * FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }
}
