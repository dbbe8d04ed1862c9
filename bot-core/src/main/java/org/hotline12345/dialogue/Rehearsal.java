package org.hotline12345.dialogue;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hotline12345.answer.Answerer;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.Retriever;
import org.hotline12345.knowledge.Served;
import org.hotline12345.understanding.Emergency;
import org.hotline12345.understanding.EmergencyDetector;
import org.hotline12345.understanding.RouteClassifier;
import org.hotline12345.wording.WordBook;

/**
 * What the bot would say to somebody's first words, on articles that need not be today's: the same
 * understanding, policy and answers as the engine's, and nothing is stored. Thread-safe.
 */
public final class Rehearsal {
  private final DialogueEngine.Parts parts;
  private final EmergencyDetector emergencies;
  private final RouteClassifier classifier;
  private final Policy policy;
  private final FormResponder forms;
  private final RatingTaker ratings;
  private final ProgressTeller progress;

  /** A rehearsal on the engine's parts, but for what the stage brings. */
  public Rehearsal(DialogueEngine.Parts parts) {
    this.parts = parts;
    this.emergencies = new EmergencyDetector(parts.routeModel());
    this.classifier = new RouteClassifier(parts.routeModel());
    this.policy = new Policy(parts.settings());
    FactExtractor extractor =
        new FactExtractor(parts.gazetteer(), Festivals.shipped(), parts.clock());
    FormDialogue dialogue = new FormDialogue(extractor, parts.gazetteer()::elsewhere);
    this.forms =
        new FormResponder(classifier, parts.phrases(), dialogue, parts.orders(), parts.clock());
    this.ratings = new RatingTaker(parts.phrases(), parts.followUps());
    this.progress =
        new ProgressTeller(parts.phrases(), parts.orders(), ratings, parts.clock().getZone());
  }

  /**
   * What it is played on.
   *
   * @param retriever finds among the articles
   * @param articles which ones citizens are answered from
   * @param words by which questions are read
   * @param clock stands on the day it is played on, in the city's zone
   * @param region division code of the asker who names no place
   * @param plain whether to leave a language model out of it
   */
  public record Stage(
      Retriever retriever,
      Served articles,
      Supplier<WordBook> words,
      Clock clock,
      String region,
      boolean plain) {}

  /**
   * What came of it.
   *
   * @param reply what the citizen would hear first
   * @param hits the articles that were near, best first; empty when none was looked for
   */
  public record Played(Reply reply, List<Hit> hits) {}

  /**
   * Plays one utterance.
   *
   * @param text not blank, at most {@link Turn#MAX_LENGTH} characters
   */
  public Played play(String text, Stage stage) {
    Turn turn = new Turn("rehearsal", UUID.randomUUID().toString(), text, stage.clock().instant());
    Responder responder =
        new Responder(
            parts.settings(),
            parts.phrases(),
            stage.articles(),
            stage.plain() ? new Answerer(null) : parts.answerer(),
            progress,
            ratings,
            forms,
            parts.conversations(),
            stage.clock());
    Optional<Emergency> emergency = emergencies.detect(text);
    if (emergency.isPresent()) {
      Reply reply = responder.callNow(emergency.get().target(), emergency.get().life());
      return new Played(reply, List.of());
    }
    Understander understander =
        new Understander(
            classifier,
            new FactExtractor(
                parts.gazetteer().with(stage.words()), Festivals.shipped(), stage.clock()),
            stage.words(),
            stage.retriever(),
            stage.articles(),
            stage.clock(),
            stage.region());
    Understanding heard = understander.understand(text);
    Conversation fresh = Conversation.empty(turn.conversationId());
    Plan plan = responder.carryOut(policy.decide(fresh, heard), fresh, turn, heard);
    Reply said =
        plan.events().stream()
            .filter(DialogueEvent.BotReplied.class::isInstance)
            .map(event -> ((DialogueEvent.BotReplied) event).reply())
            .findFirst()
            .orElseThrow();
    return new Played(said, heard.hits());
  }
}
