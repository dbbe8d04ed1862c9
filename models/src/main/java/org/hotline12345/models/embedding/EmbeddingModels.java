package org.hotline12345.models.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hotline12345.models.catalogue.CatalogueEntry;
import org.hotline12345.models.catalogue.ModelCatalogue;

/** The embedding models of this release, each loaded once per process. Thread-safe. */
public final class EmbeddingModels {
  /** Catalogue name of the Chinese model every installation has. */
  public static final String BGE_SMALL_ZH = "bge-small-zh-v1.5-q";

  private EmbeddingModels() {}

  /**
   * bge-small-zh-v1.5, 512 dimensions, in this process. The first call loads it (some 200 ms) and
   * embeds one sentence, so that no citizen waits for that; later calls return the same instance.
   * Vectors have length 1. Texts beyond 510 tokens are embedded in parts and averaged.
   *
   * @throws UncheckedIOException when the model's files are missing
   */
  public static EmbeddingModel bgeSmallZh() {
    return Loaded.BGE_SMALL_ZH;
  }

  /** Loads on first use; the class loader makes it once and visible to all threads. */
  private static final class Loaded {
    static final EmbeddingModel BGE_SMALL_ZH = new InProcessBge();

    static {
      BGE_SMALL_ZH.embed("您好，这里是12345政务服务便民热线。");
    }
  }

  private static final class InProcessBge extends AbstractInProcessEmbeddingModel {
    private final OnnxBertBiEncoder encoder;

    InProcessBge() {
      super(workers(Runtime.getRuntime().availableProcessors()));
      // The tokenizer library reports its use to its makers unless told not to.
      System.setProperty("OPT_OUT_TRACKING", "true");
      CatalogueEntry entry = ModelCatalogue.shipped().entry(EmbeddingModels.BGE_SMALL_ZH);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
          InputStream model = open(entry.files().get(0));
          InputStream tokenizer = open(entry.files().get(1))) {
        // Many citizens at once: a core for each question beats all cores for one.
        options.setIntraOpNumThreads(1);
        // Spinning would burn the cores between two citizens' questions.
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        encoder =
            new OnnxBertBiEncoder(
                environment,
                environment.createSession(model.readAllBytes(), options),
                tokenizer,
                PoolingMode.CLS);
      } catch (OrtException e) {
        throw new IllegalStateException("model " + entry.id() + " cannot be loaded", e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    protected OnnxBertBiEncoder model() {
      return encoder;
    }

    @Override
    public String modelName() {
      return EmbeddingModels.BGE_SMALL_ZH;
    }

    @Override
    protected Integer knownDimension() {
      return 512;
    }

    private static ExecutorService workers(int cores) {
      return Executors.newFixedThreadPool(
          cores, Thread.ofPlatform().daemon().name("embedding-", 0).factory());
    }

    private static InputStream open(CatalogueEntry.ModelFile file) throws IOException {
      InputStream in = EmbeddingModels.class.getClassLoader().getResourceAsStream(file.resource());
      if (in == null) {
        throw new IOException(file.resource() + ": missing (expected: on the classpath)");
      }
      return in;
    }
  }
}
