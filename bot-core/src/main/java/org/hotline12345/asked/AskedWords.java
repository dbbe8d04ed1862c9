package org.hotline12345.asked;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.facts.Facts;
import org.hotline12345.organisation.Place;
import org.hotline12345.privacy.ConversationMasker;
import org.hotline12345.understanding.RouteClassifier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept of a citizen's words: masked, and what they mean. Thread-safe. */
public final class AskedWords {
  private static final Logger log = LoggerFactory.getLogger(AskedWords.class);
  private static final String SOMEBODY = "某某";

  private final RouteClassifier rules = new RouteClassifier(null);
  private final FactExtractor extractor;
  private final @Nullable EmbeddingModel model;

  /**
   * @param model null to do without meanings
   */
  public AskedWords(FactExtractor extractor, @Nullable EmbeddingModel model) {
    this.extractor = extractor;
    this.model = model;
  }

  /**
   * The words with numbers and names of people covered, cut to what is kept.
   *
   * @param conversation knows what was told before, and learns from these words
   */
  String masked(String text, ConversationMasker conversation) {
    String name = extractor.extract(text).name();
    String nameless = name.isEmpty() ? text : text.replace(name, SOMEBODY);
    conversation.introduced(name);
    String masked = conversation.mask(nameless).strip();
    return masked.length() <= AskedQuestion.LONGEST
        ? masked
        : masked.substring(0, AskedQuestion.LONGEST);
  }

  /** Division code of the county that the words name, {@link Place#CITY} when none. */
  String region(String text) {
    Facts facts = extractor.extract(text);
    Place place = facts.place();
    return place == null ? Place.CITY : place.county();
  }

  /** Whether the words ask something, even if they sound like a demand too. */
  boolean ask(String text) {
    return rules.classify(text).asks();
  }

  /** Whether a stored vector can be compared with those computed now. */
  boolean isOurs(@Nullable Embedding meaning) {
    return meaning != null && (model == null || model.dimension() == meaning.dimension());
  }

  /** The vector of masked words, of length 1; null without a model or when it fails. */
  @Nullable Embedding meaning(String masked) {
    if (model == null || masked.isBlank()) {
      return null;
    }
    try {
      return model.embed(masked).content();
    } catch (RuntimeException e) {
      log.warn("a question's meaning could not be computed: {}", e.getClass().getName());
      return null;
    }
  }
}
