package org.hotline12345.channels.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that carries JSON, and sound as binary frames. Thread-safe; what is sent after the
 * close is dropped.
 */
public final class LiveSocket {
  /**
   * RFC 6455: the server cannot go on; the client connects again and is replayed what it missed.
   */
  private static final short TRY_AGAIN_LATER = 1013;

  /** Takes a socket over once the upgrade is done. */
  @FunctionalInterface
  public interface Opener {
    void open(LiveSocket socket);
  }

  private final Context loop;
  private final ServerWebSocket socket;
  private final ObjectMapper json;
  private final Executor work;
  private final Problems problems;
  private @Nullable Runnable onClose;
  private boolean closed;

  LiveSocket(
      Context loop,
      ServerWebSocket socket,
      ObjectMapper json,
      Executor serialWork,
      Problems problems) {
    this.loop = loop;
    this.socket = socket;
    this.json = json;
    this.work = serialWork;
    this.problems = problems;
    socket.closeHandler(closed -> serialWork.execute(this::closed));
  }

  /** Sends an object; a client too slow to take it is disconnected. */
  public void send(Object message) {
    if (socket.isClosed()) {
      return;
    }
    if (socket.writeQueueFull()) {
      close(TRY_AGAIN_LATER, "too slow");
      return;
    }
    // Handed to the event loop here: written from other threads, frames may overtake each other.
    String frame = written(message);
    loop.runOnContext(v -> socket.writeTextMessage(frame));
  }

  /** Sends bytes, in order with {@link #send}; a client too slow to take them is disconnected. */
  public void sendBinary(byte[] frame) {
    if (socket.isClosed()) {
      return;
    }
    if (socket.writeQueueFull()) {
      close(TRY_AGAIN_LATER, "too slow");
      return;
    }
    loop.runOnContext(v -> socket.writeBinaryMessage(Buffer.buffer(frame)));
  }

  /** Called with each binary frame, in order with text frames, on a virtual thread. */
  public void onBinary(Consumer<byte[]> handler) {
    socket.binaryMessageHandler(
        frame -> {
          byte[] bytes = frame.getBytes();
          work.execute(() -> handler.accept(bytes));
        });
  }

  /** Runs something in order with the frames that come in. */
  public void inOrder(Runnable step) {
    work.execute(step);
  }

  /** Called with each text frame, one after the other, on a virtual thread. */
  public void onText(Consumer<String> handler) {
    socket.textMessageHandler(text -> work.execute(() -> handler.accept(text)));
  }

  /** Called once, when the connection is gone; at once if it already is. */
  public void onClose(Runnable handler) {
    synchronized (this) {
      onClose = handler;
      if (!closed) {
        return;
      }
    }
    handler.run();
  }

  private void closed() {
    Runnable handler;
    synchronized (this) {
      closed = true;
      handler = onClose;
    }
    if (handler != null) {
      handler.run();
    }
  }

  /** The problem a failure is told as. */
  public Problem problem(Throwable failure) {
    Object body = problems.answer(failure).body();
    return body instanceof Problem problem ? problem : Problem.internal();
  }

  public void close(short code, String reason) {
    if (!socket.isClosed()) {
      socket.close(code, reason);
    }
  }

  private String written(Object message) {
    try {
      return json.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
