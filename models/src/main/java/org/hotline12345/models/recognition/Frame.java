package org.hotline12345.models.recognition;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.speech.Heard;

/**
 * What hotline and worker tell each other: length (4 bytes, of what follows), kind (1), utterance
 * (4), payload. Numbers are big-endian, samples little-endian.
 */
@SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
record Frame(Kind kind, int utterance, byte[] payload) {
  static final int LONGEST = 4 << 20;
  private static final int HEAD = 5;
  private static final int MOST_READINGS = 32;

  /** Kinds of frames. */
  enum Kind {
    /** To the worker: a new utterance; payload: its grammar as JSON, empty for anything. */
    BEGIN(1),
    /** To the worker: samples. */
    AUDIO(2),
    /** To the worker: nothing more comes, tell the result. */
    END(3),
    /** To the worker: no result is wanted. */
    DROP(4),
    /** From the worker: the model is loaded. */
    READY(5),
    /** From the worker: how many samples were heard in all (8 bytes), and the reading so far. */
    HEARD(6),
    /** From the worker: the readings. */
    RESULT(7),
    /** From the worker: this utterance failed; payload: why. */
    FAILED(8);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    static Kind of(int code) throws ProtocolException {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new ProtocolException("kind: " + code + " (expected: 1–" + values().length + ")");
    }
  }

  /** What came is no frame: one end is broken. */
  static final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
      super(message);
    }
  }

  static Frame of(Kind kind, int utterance) {
    return new Frame(kind, utterance, new byte[0]);
  }

  static Frame of(Kind kind, int utterance, String text) {
    return new Frame(kind, utterance, text.getBytes(StandardCharsets.UTF_8));
  }

  static Frame audio(int utterance, short[] samples, int offset, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples, offset, length);
    return new Frame(Kind.AUDIO, utterance, bytes.array());
  }

  static Frame heard(int utterance, long samples, String soFar) {
    byte[] text = soFar.getBytes(StandardCharsets.UTF_8);
    return new Frame(
        Kind.HEARD,
        utterance,
        ByteBuffer.allocate(Long.BYTES + text.length).putLong(samples).put(text).array());
  }

  static Frame result(int utterance, Heard heard) {
    List<byte[]> texts = new ArrayList<>();
    int length = 1;
    List<Heard.Hypothesis> readings =
        heard.hypotheses().subList(0, Math.min(MOST_READINGS, heard.hypotheses().size()));
    for (Heard.Hypothesis reading : readings) {
      byte[] text = reading.text().getBytes(StandardCharsets.UTF_8);
      texts.add(text);
      length += Double.BYTES + Integer.BYTES + text.length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).put((byte) readings.size());
    for (int i = 0; i < texts.size(); i++) {
      bytes.putDouble(readings.get(i).confidence()).putInt(texts.get(i).length).put(texts.get(i));
    }
    return new Frame(Kind.RESULT, utterance, bytes.array());
  }

  String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  short[] samples() {
    short[] samples = new short[payload.length / 2];
    ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  long samplesHeard() throws ProtocolException {
    if (payload.length < Long.BYTES) {
      throw new ProtocolException("HEARD: " + payload.length + " bytes (expected: 8 or more)");
    }
    return ByteBuffer.wrap(payload).getLong();
  }

  String soFar() {
    return new String(payload, Long.BYTES, payload.length - Long.BYTES, StandardCharsets.UTF_8);
  }

  Heard readings() throws ProtocolException {
    ByteBuffer bytes = ByteBuffer.wrap(payload);
    int count = bytes.hasRemaining() ? bytes.get() : -1;
    if (count < 0 || count > MOST_READINGS) {
      throw new ProtocolException("readings: " + count + " (expected: 0–" + MOST_READINGS + ")");
    }
    List<Heard.Hypothesis> readings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (bytes.remaining() < Double.BYTES + Integer.BYTES) {
        throw new ProtocolException("a reading is cut off (expected: confidence, length, text)");
      }
      double confidence = bytes.getDouble();
      int length = bytes.getInt();
      if (length < 0 || length > bytes.remaining()) {
        throw new ProtocolException(
            "text: " + length + " bytes (expected: 0–" + bytes.remaining() + ")");
      }
      byte[] text = new byte[length];
      bytes.get(text);
      readings.add(new Heard.Hypothesis(new String(text, StandardCharsets.UTF_8), confidence));
    }
    return new Heard(readings);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(HEAD + payload.length);
    out.writeByte(kind.code);
    out.writeInt(utterance);
    out.write(payload);
  }

  /**
   * The next frame.
   *
   * @throws EOFException when the other end is gone
   * @throws ProtocolException when what comes is no frame
   */
  static Frame read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < HEAD || length > LONGEST) {
      throw new ProtocolException(
          "frame: " + length + " bytes (expected: " + HEAD + "–" + LONGEST + ")");
    }
    Kind kind = Kind.of(in.readUnsignedByte());
    int utterance = in.readInt();
    byte[] payload = in.readNBytes(length - HEAD);
    if (payload.length < length - HEAD) {
      throw new EOFException("the other end is gone in the middle of a frame");
    }
    return new Frame(kind, utterance, payload);
  }
}
