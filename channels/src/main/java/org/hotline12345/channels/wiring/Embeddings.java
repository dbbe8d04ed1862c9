package org.hotline12345.channels.wiring;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hotline12345.models.embedding.CachedEmbeddingModel;
import org.hotline12345.models.embedding.EmbeddingCache;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedding model with vectors kept on disk. A data folder has a cache of its own; systems that
 * do not stay share the one of the folder named by the system property {@code hotline.cache}, so
 * that evaluations and tests embed the same articles once.
 */
final class Embeddings {
  private static final Logger LOG = LoggerFactory.getLogger(Embeddings.class);
  private static final String FILE = "embeddings.cache";
  private static final String SHARED = "hotline.cache";

  private Embeddings() {}

  /** A new folder starts with the shared vectors, when there are any. */
  static EmbeddingCache cacheIn(Path folder) {
    String shared = System.getProperty(SHARED);
    Path own = folder.resolve(FILE);
    if (shared != null && Files.notExists(own) && Files.exists(Path.of(shared, FILE))) {
      try {
        Files.copy(Path.of(shared, FILE), own);
      } catch (IOException e) {
        LOG.info("shared vectors not taken over: {}", e.toString());
      }
    }
    return new EmbeddingCache(folder.resolve(FILE), EmbeddingModels.bgeSmallZh().dimension());
  }

  /**
   * The model in front of a cache.
   *
   * @param cache null for the shared one
   */
  static EmbeddingModel cached(EmbeddingModel model, @Nullable EmbeddingCache cache) {
    EmbeddingCache kept = cache == null ? Shared.CACHE.orElse(null) : cache;
    // Even without a cache on disk one turn must not embed its words again and again.
    return new CachedEmbeddingModel(model, kept);
  }

  /** One per process; the operating system lets it go with the process. */
  private static final class Shared {
    static final Optional<EmbeddingCache> CACHE = open();

    private static Optional<EmbeddingCache> open() {
      String folder = System.getProperty(SHARED);
      if (folder == null) {
        return Optional.empty();
      }
      try {
        return Optional.of(cacheIn(Path.of(folder)));
      } catch (UncheckedIOException e) {
        LOG.info("another process has the shared vectors, going on without");
        return Optional.empty();
      }
    }
  }
}
