package org.hotline12345.channels.evaluation;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hotline12345.dialogue.DialogueEngine;
import org.hotline12345.dialogue.DialogueEngine.Routed;
import org.hotline12345.models.route.RouteBaselines;
import org.hotline12345.understanding.Emergency;
import org.hotline12345.understanding.EmergencyDetector;
import org.hotline12345.understanding.Route;
import org.hotline12345.understanding.RouteClassifier;
import org.hotline12345.understanding.RouteExamples;
import org.hotline12345.understanding.RouteExamples.Example;
import org.hotline12345.understanding.RouteGuess;

/**
 * Ways to decide the route of an utterance, by name: the engine first, then what it is up against.
 */
public record RouteDeciders(Map<String, Function<String, Routed>> byName) {

  /** The name of the production engine. */
  public static final String ENGINE = "engine";

  /** The engine alone. */
  public static RouteDeciders engine(DialogueEngine engine) {
    return new RouteDeciders(Map.of(ENGINE, engine::route));
  }

  /** The engine and three common recipes, learned from the examples that ship with the program. */
  public static RouteDeciders all(DialogueEngine engine, EmbeddingModel embedding) {
    RouteBaselines learned = RouteBaselines.learn(embedding, RouteExamples.shipped());
    EmergencyDetector detector = new EmergencyDetector();
    RouteClassifier rules = new RouteClassifier(null);
    Map<String, Function<String, Routed>> all = new LinkedHashMap<>();
    all.put(ENGINE, engine::route);
    all.put("keywordRules", text -> byRules(text, detector, rules));
    all.put("tfidfSvm", text -> routed(learned.bySupportVectors(text)));
    all.put("bgeNearest", text -> routed(learned.byNearest(text)));
    return new RouteDeciders(all);
  }

  private static Routed byRules(String text, EmergencyDetector detector, RouteClassifier rules) {
    Optional<Emergency> emergency = detector.detect(text);
    if (emergency.isPresent()) {
      return new Routed(Route.EMERGENCY, emergency.get().target());
    }
    RouteGuess guess = rules.classify(text);
    return new Routed(guess.route(), guess.target());
  }

  private static Routed routed(Example example) {
    return new Routed(example.route(), example.target());
  }
}
