package org.hotline12345.kbindex.lucene;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.util.VectorUtil;
import org.hotline12345.kbindex.question.LayWords;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.wording.Reading;
import org.hotline12345.wording.WordBook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes citizens' questions ready for searching. Thread-safe. */
final class Questions {
  private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

  /** Each costs as much as the question itself, and embedding is most of a search's time. */
  private static final int EMBEDDED_VARIANTS = 2;

  private final @Nullable EmbeddingModel model;
  private final Supplier<WordBook> words;

  /**
   * @param words asked at every question, so that a change counts at once
   */
  Questions(@Nullable EmbeddingModel model, Supplier<WordBook> words) {
    this.model = model;
    this.words = words;
  }

  /** The same with other words. */
  Questions with(WordBook book) {
    return new Questions(model, () -> book);
  }

  /**
   * Reads the question and embeds it; without vectors when the model fails, so that words alone
   * must do.
   *
   * @throws IllegalArgumentException when nothing is asked for
   */
  Asked ask(RetrievalQuery query) {
    if (query.limit() < 1 || query.text().isBlank()) {
      throw new IllegalArgumentException(
          query.limit() < 1
              ? "limit: " + query.limit() + " (expected: 1 or more)"
              : "text: blank (expected: a question)");
    }
    Reading reading = words.get().read(query.text());
    if (model == null) {
      return new Asked(query, reading, List.of(), List.of());
    }
    // One by one: the quantised model's vectors differ a little when texts share a batch.
    try {
      List<float[]> vectors =
          Stream.concat(
                  Stream.of(reading.text()), reading.variants().stream().limit(EMBEDDED_VARIANTS))
              .map(text -> vector(model, text))
              .toList();
      String official = LayWords.shipped().officially(reading.text());
      return new Asked(
          query,
          reading,
          vectors,
          official.equals(reading.text()) ? List.of() : List.of(vector(model, official)));
    } catch (RuntimeException e) {
      LOG.warn("the embedding model failed; searching by words alone", e);
      return new Asked(query, reading, List.of(), List.of());
    }
  }

  private static float[] vector(EmbeddingModel model, String text) {
    return VectorUtil.l2normalize(model.embed(text).content().vector().clone(), false);
  }
}
