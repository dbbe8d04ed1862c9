package org.hotline12345.models.recognition;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.hotline12345.speech.Heard;

/** An utterance inside a worker: its thread takes what came and lets the library hear it. */
final class WorkerUtterance implements Runnable {
  /** The library reads many short pieces slower than few long ones. */
  private static final int LONGEST_PIECE = 8000;

  private static final Heard NOTHING = new Heard(java.util.List.of());

  private final int id;
  private final Beginning beginning;
  private final Consumer<Frame> out;
  private final IntConsumer gone;
  private final BlockingQueue<Frame> waiting = new LinkedBlockingQueue<>();

  /** Makes the recogniser, which takes a while when the grammar is large. */
  interface Beginning {
    NativeUtterance begin() throws IOException;
  }

  WorkerUtterance(int id, Beginning beginning, Consumer<Frame> out, IntConsumer gone) {
    this.id = id;
    this.beginning = beginning;
    this.out = out;
    this.gone = gone;
  }

  void take(Frame frame) {
    waiting.add(frame);
  }

  @Override
  public void run() {
    try (NativeUtterance utterance = beginning.begin()) {
      Heard heard = hear(utterance);
      gone.accept(id);
      // What was dropped is answered too: that is how the hotline knows the place is free.
      out.accept(Frame.result(id, heard));
    } catch (IOException | RuntimeException e) {
      out.accept(Frame.of(Frame.Kind.FAILED, id, String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      gone.accept(id);
    }
  }

  private Heard hear(NativeUtterance utterance) throws InterruptedException {
    long samples = 0;
    short[] piece = new short[LONGEST_PIECE];
    while (true) {
      Frame frame = waiting.take();
      int filled = 0;
      while (frame != null && frame.kind() == Frame.Kind.AUDIO) {
        short[] more = frame.samples();
        for (int from = 0; from < more.length; ) {
          int n = Math.min(more.length - from, piece.length - filled);
          System.arraycopy(more, from, piece, filled, n);
          from += n;
          filled += n;
          if (filled == piece.length) {
            utterance.accept(piece, filled);
            samples += filled;
            filled = 0;
          }
        }
        frame = waiting.poll();
      }
      utterance.accept(piece, filled);
      samples += filled;
      if (frame == null) {
        out.accept(Frame.heard(id, samples, utterance.soFar()));
      } else {
        return frame.kind() == Frame.Kind.END ? utterance.end() : NOTHING;
      }
    }
  }
}
