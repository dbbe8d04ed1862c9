package org.hotline12345.models.recognition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * A model inside the native library, which ends the process when a closed model is used, a closed
 * recogniser is called, or a grammar is no list of texts: whatever would do so is refused here by
 * an exception. Thread-safe.
 */
final class NativeModel implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final Model model;
  private final int rate;
  private int users;
  private boolean closed;
  private boolean freed;

  private NativeModel(Model model, int rate) {
    this.model = model;
    this.rate = rate;
  }

  /**
   * Loads a model.
   *
   * @throws IllegalArgumentException when the folder holds none
   */
  static NativeModel load(VoskModelFolder folder) throws IOException {
    LibVosk.setLogLevel(LogLevel.WARNINGS);
    if (!VoskModelFolder.isModel(folder.path()) || folder.rate() <= 0) {
      throw new IllegalArgumentException(folder + " (expected: a Vosk model)");
    }
    return new NativeModel(new Model(folder.path().toString()), folder.rate());
  }

  /**
   * Begins an utterance at the model's rate.
   *
   * @param grammar a JSON list of texts; empty for anything
   * @throws IllegalArgumentException for any other grammar
   * @throws IllegalStateException after {@link #close}
   */
  NativeUtterance begin(String grammar) throws IOException {
    if (!grammar.isEmpty()) {
      requireTexts(grammar);
    }
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("model is closed (expected: an open one)");
      }
      users++;
    }
    try {
      return new NativeUtterance(
          grammar.isEmpty() ? new Recognizer(model, rate) : new Recognizer(model, rate, grammar),
          this::release);
    } catch (IOException | RuntimeException e) {
      release();
      throw e;
    }
  }

  private static void requireTexts(String grammar) {
    String expected = " (expected: a JSON list of one text or more)";
    try {
      JsonNode list = JSON.readTree(grammar);
      if (list == null || !list.isArray() || list.isEmpty()) {
        throw new IllegalArgumentException("grammar: no list or an empty one" + expected);
      }
      for (JsonNode item : list) {
        if (!item.isTextual() || item.textValue().isBlank()) {
          throw new IllegalArgumentException("grammar: holds " + item.getNodeType() + expected);
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("grammar: not JSON" + expected, e);
    }
  }

  private void release() {
    boolean last;
    synchronized (this) {
      users--;
      last = closed && users == 0 && !freed;
      freed |= last;
    }
    if (last) {
      model.close();
    }
  }

  /** No new utterances; the memory is given back when the last one has ended. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      users++;
    }
    release();
  }
}
