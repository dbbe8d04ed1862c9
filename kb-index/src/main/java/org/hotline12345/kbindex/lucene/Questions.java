package org.hotline12345.kbindex.lucene;

import dev.langchain4j.model.embedding.EmbeddingModel;
import org.apache.lucene.util.VectorUtil;
import org.hotline12345.knowledge.RetrievalQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns citizens' questions into vectors. Thread-safe. */
final class Questions {
  private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

  private final @Nullable EmbeddingModel model;

  Questions(@Nullable EmbeddingModel model) {
    this.model = model;
  }

  /**
   * The question's vector of length 1; null without a model, or when the model fails, so that words
   * alone must do.
   *
   * @throws IllegalArgumentException when nothing is asked for
   */
  float @Nullable [] vectorOf(RetrievalQuery query) {
    if (query.limit() < 1 || query.text().isBlank()) {
      throw new IllegalArgumentException(
          query.limit() < 1
              ? "limit: " + query.limit() + " (expected: 1 or more)"
              : "text: blank (expected: a question)");
    }
    if (model == null) {
      return null;
    }
    try {
      return VectorUtil.l2normalize(model.embed(query.text()).content().vector().clone(), false);
    } catch (RuntimeException e) {
      LOG.warn("the embedding model failed; searching by words alone", e);
      return null;
    }
  }
}
