package org.hotline12345.models.voiceactivity;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.Objects;
import org.hotline12345.models.catalogue.CatalogueEntry;
import org.hotline12345.models.catalogue.ModelCatalogue;
import org.hotline12345.speech.VoiceActivity;

/**
 * Silero VAD version 5 by ONNX Runtime. A frame is 256 samples at 8 kHz and 512 at 16 kHz, heard
 * together with the 32 or 64 samples before it; the model's memory is carried from frame to frame.
 * One session serves all streams. Thread-safe.
 */
public final class SileroVoiceActivity implements VoiceActivity {
  /** Catalogue name of the model. */
  public static final String MODEL = "silero-vad-v5";

  private static final int STATE = 2 * 128;
  private static final float FULL_SCALE = 32_768;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  private SileroVoiceActivity(byte[] model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(model, options);
    }
  }

  /** The model that comes with this release, loaded once per process. */
  public static SileroVoiceActivity shipped() {
    return Shipped.SILERO;
  }

  @Override
  public Stream open(int rate) {
    return switch (rate) {
      case 8000 -> new Frames(rate, 256, 32);
      case 16_000 -> new Frames(rate, 512, 64);
      default -> throw new IllegalArgumentException("rate: " + rate + " (expected: 8000 or 16000)");
    };
  }

  private final class Frames implements Stream {
    private final long rate;
    private final int frame;
    private final int context;
    private final float[] input;
    private float[] state = new float[STATE];

    Frames(long rate, int frame, int context) {
      this.rate = rate;
      this.frame = frame;
      this.context = context;
      this.input = new float[context + frame];
    }

    @Override
    public int frame() {
      return frame;
    }

    @Override
    public double speech(short[] samples, int offset) {
      Objects.checkFromIndexSize(offset, frame, samples.length);
      System.arraycopy(input, frame, input, 0, context);
      for (int i = 0; i < frame; i++) {
        input[context + i] = samples[offset + i] / FULL_SCALE;
      }
      try (OnnxTensor sound = floats(input, 1, input.length);
          OnnxTensor memory = floats(state, 2, 1, 128);
          OnnxTensor hertz =
              OnnxTensor.createTensor(
                  environment, LongBuffer.wrap(new long[] {rate}), new long[] {});
          OrtSession.Result result =
              session.run(Map.of("input", sound, "state", memory, "sr", hertz))) {
        float[] next = new float[STATE];
        ((OnnxTensor) result.get(1)).getFloatBuffer().get(next);
        state = next;
        return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
      } catch (OrtException e) {
        throw new IllegalStateException("model " + MODEL + " cannot be run", e);
      }
    }

    private OnnxTensor floats(float[] values, long... shape) throws OrtException {
      return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
    }

    @Override
    public void close() {
      // The session is everybody's; a stream holds nothing outside the heap.
    }
  }

  /** Loads on first use. */
  private static final class Shipped {
    static final SileroVoiceActivity SILERO = load();

    private static SileroVoiceActivity load() {
      CatalogueEntry.ModelFile file = ModelCatalogue.shipped().entry(MODEL).files().getFirst();
      try (InputStream in =
          SileroVoiceActivity.class.getClassLoader().getResourceAsStream(file.resource())) {
        if (in == null) {
          throw new IOException(file.resource() + ": missing (expected: on the classpath)");
        }
        return new SileroVoiceActivity(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (OrtException e) {
        throw new IllegalStateException("model " + MODEL + " cannot be loaded", e);
      }
    }
  }
}
