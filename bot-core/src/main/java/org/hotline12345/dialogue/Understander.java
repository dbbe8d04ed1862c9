package org.hotline12345.dialogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.facts.Facts;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.knowledge.Retriever;
import org.hotline12345.knowledge.Served;
import org.hotline12345.organisation.Place;
import org.hotline12345.understanding.Route;
import org.hotline12345.understanding.RouteClassifier;
import org.hotline12345.understanding.RouteGuess;
import org.hotline12345.wording.WordBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of an utterance what the policy needs. Thread-safe. */
final class Understander {

  private static final Logger log = LoggerFactory.getLogger(Understander.class);
  private static final int HITS = 5;
  private static final int LONGEST_QUERY = 200;
  private static final Pattern POLITE =
      Pattern.compile(
          "^(?:您好|你好|喂|请问|请教一下|问一下|我想问(?:一下|下)?|想问(?:一下|下)?|我想(?:咨询|了解)(?:一下|下)?|咨询(?:一下|下)?|麻烦问(?:一下|下)|打扰了|[,，。!！ ])+");

  private final RouteClassifier classifier;
  private final RouteClassifier rules = new RouteClassifier(null);
  private final FactExtractor extractor;
  private final Supplier<WordBook> words;
  private final Retriever retriever;
  private final Served articles;
  private final Clock clock;
  private final String home;

  /**
   * @param home division of whoever names no place
   */
  Understander(
      RouteClassifier classifier,
      FactExtractor extractor,
      Supplier<WordBook> words,
      Retriever retriever,
      Served articles,
      Clock clock,
      String home) {
    this.home = home;
    this.classifier = classifier;
    this.extractor = extractor;
    this.words = words;
    this.retriever = retriever;
    this.articles = articles;
    this.clock = clock;
  }

  /** What the utterance means; without hits when the index cannot be read. */
  Understanding understand(String text) {
    RouteGuess guess = classifier.classify(words.get().correct(text));
    Facts facts = extractor.extract(text);
    return new Understanding(text, guess, facts, hits(text, guess, facts));
  }

  /**
   * What the rules alone make of an utterance, without a learned opinion and without hits: all that
   * matters inside a form, and many times quicker than {@link #understand}.
   */
  Understanding byRules(String text) {
    RouteGuess guess = rules.classify(words.get().correct(text));
    return new Understanding(text, guess, extractor.extract(text), List.of());
  }

  private List<Hit> hits(String text, RouteGuess guess, Facts facts) {
    if (guess.route() == Route.SMALLTALK || guess.route() == Route.HANDOFF) {
      return List.of();
    }
    String query = POLITE.matcher(text.strip()).replaceFirst("");
    if (query.length() < 2) {
      return List.of();
    }
    Place place = facts.place();
    LocalDate today = LocalDate.now(clock);
    try {
      return retriever
          .retrieve(
              new RetrievalQuery(
                  query.substring(0, Math.min(query.length(), LONGEST_QUERY)),
                  place == null ? home : place.county(),
                  today,
                  HITS))
          .stream()
          .filter(hit -> servable(hit, today))
          .toList();
    } catch (RuntimeException e) {
      log.error("retrieval failed; answering without knowledge", e);
      return List.of();
    }
  }

  /** The index may lag; the database decides. */
  private boolean servable(Hit hit, LocalDate today) {
    return articles.servable(hit.passage().articleId(), hit.passage().version(), today);
  }
}
