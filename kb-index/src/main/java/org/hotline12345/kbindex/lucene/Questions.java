package org.hotline12345.kbindex.lucene;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.IndexReader;
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
   * @param reader of the articles to be searched
   * @throws IllegalArgumentException when nothing is asked for
   */
  Asked ask(RetrievalQuery query, IndexReader reader) throws IOException {
    if (query.limit() < 1 || query.text().isBlank()) {
      throw new IllegalArgumentException(
          query.limit() < 1
              ? "limit: " + query.limit() + " (expected: 1 or more)"
              : "text: blank (expected: a question)");
    }
    WordBook book = words.get();
    Reading reading = book.read(query.text());
    String repaired = new SoundRepair(reader).of(reading.text());
    if (!repaired.equals(reading.text())) {
      reading = book.read(repaired);
    }
    return embedded(query, reading, wordings(reading, reader));
  }

  /**
   * The question in its own words and, where no article has such a word, in the words that the most
   * articles have. Replacing words that articles do have only blurred what was meant.
   */
  private static Set<String> wordings(Reading reading, IndexReader reader) throws IOException {
    Map<Reading.Found, String> usual = new HashMap<>();
    for (Reading.Found word : reading.replaceable()) {
      String best = word.term();
      int most = 0;
      boolean known = ChineseAnalysis.atMostHolding(reader, best) > 0;
      for (String other : known ? List.<String>of() : word.others()) {
        int holding = ChineseAnalysis.atMostHolding(reader, other);
        if (holding > most) {
          best = other;
          most = holding;
        }
      }
      usual.put(word, best);
    }
    Set<String> wordings = new LinkedHashSet<>();
    wordings.add(reading.text());
    wordings.add(reading.with(word -> usual.getOrDefault(word, word.term())));
    return wordings;
  }

  private Asked embedded(RetrievalQuery query, Reading reading, Set<String> wordings) {
    if (model == null) {
      return new Asked(query, reading, List.of(), List.of());
    }
    // One by one: the quantised model's vectors differ a little when texts share a batch.
    try {
      String official = LayWords.shipped().officially(reading.text());
      return new Asked(
          query,
          reading,
          wordings.stream().map(text -> vector(model, text)).toList(),
          wordings.contains(official) ? List.of() : List.of(vector(model, official)));
    } catch (RuntimeException e) {
      LOG.warn("the embedding model failed; searching by words alone", e);
      return new Asked(query, reading, List.of(), List.of());
    }
  }

  private static float[] vector(EmbeddingModel model, String text) {
    return VectorUtil.l2normalize(model.embed(text).content().vector().clone(), false);
  }
}
