package org.hotline12345.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.DialogueEvent.OrderRated;
import org.hotline12345.dialogue.DialogueEvent.RatingAsked;
import org.hotline12345.followup.FollowUpDesk;
import org.hotline12345.followup.FollowUpDesk.Outcome;
import org.hotline12345.followup.Opinion;
import org.hotline12345.followup.Satisfaction;

/**
 * Asks citizens what they think of how their orders were dealt with, and takes what they say.
 * Thread-safe.
 */
final class RatingTaker {
  private final Phrases phrases;
  private final FollowUpDesk followUps;

  RatingTaker(Phrases phrases, FollowUpDesk followUps) {
    this.phrases = phrases;
    this.followUps = followUps;
  }

  /** The question, under a reply that told of the order. */
  static Reply asking(Phrases phrases, Channel channel, Reply told) {
    // Where quick replies are a numbered list, a digit is no points.
    String key = channel == Channel.WECHAT ? "wechat.news.rate" : "rating.ask";
    return new Reply(
        told.kind(),
        told.text() + "\n\n" + phrases.say(key),
        told.citations(),
        List.of(phrases.quick(key)),
        told.order(),
        told.handoff());
  }

  /** Whether the order can be rated now. */
  boolean isOpen(String number) {
    return followUps.isOpen(number);
  }

  /** Asks for the last order of the conversation that can be rated. */
  Plan ask(Turn turn, Conversation state) {
    Optional<String> open = followUps.lastOpen(state.orders());
    if (open.isEmpty()) {
      return Plan.say(turn, phrases.reply(ReplyKind.PROGRESS, "rating.none"));
    }
    return new Plan.Builder(turn)
        .say(
            asking(
                phrases,
                state.channel(),
                phrases.reply(ReplyKind.PROGRESS, "rating.which", "number", open.get())))
        .note(new RatingAsked(open.get(), RatingStep.RESULT))
        .build();
  }

  /**
   * Takes it, in the calling transaction.
   *
   * @return what the conversation keeps of it
   */
  List<DialogueEvent> take(Turn turn, Channel channel, Decision.RateOrder rates) {
    List<DialogueEvent> events = new ArrayList<>();
    events.add(new OrderRated(rates.number()));
    if (!rates.adds() && !followUps.isOpen(rates.number())) {
      events.add(new BotReplied(turn.key(), phrases.reply(ReplyKind.SMALLTALK, "rating.already")));
      return events;
    }
    if (rates.adds() && isEmpty(rates.opinion())) {
      events.add(new BotReplied(turn.key(), phrases.reply(ReplyKind.SMALLTALK, "rating.left")));
      return events;
    }
    Outcome outcome =
        rates.adds()
            ? followUps.adds(rates.number(), rates.opinion(), FollowUpDesk.CITIZEN, channel)
            : followUps.reached(rates.number(), rates.opinion(), FollowUpDesk.CITIZEN, channel);
    return rates.adds() ? added(turn, outcome, events) : rated(turn, rates, outcome, events);
  }

  private static boolean isEmpty(Opinion opinion) {
    return opinion.solved() == null && opinion.reason().isEmpty();
  }

  private List<DialogueEvent> rated(
      Turn turn, Decision.RateOrder rates, Outcome outcome, List<DialogueEvent> events) {
    Opinion opinion = rates.opinion();
    Satisfaction score = opinion.result() == null ? Satisfaction.SATISFIED : opinion.result();
    String number = rates.number();
    if (score == Satisfaction.DISSATISFIED) {
      String asks = opinion.reason().isEmpty() ? "rating.bad.why" : "rating.bad";
      events.add(reply(turn, asks, score, outcome));
      if (opinion.reason().isEmpty()) {
        events.add(new RatingAsked(number, RatingStep.REASON));
      }
    } else if (opinion.solved() == null) {
      events.add(reply(turn, "rating.solved", score, outcome));
      events.add(new RatingAsked(number, RatingStep.SOLVED));
    } else {
      events.add(reply(turn, opinion.solved() ? "rating.done" : "rating.unsolved", score, outcome));
    }
    return events;
  }

  private List<DialogueEvent> added(Turn turn, Outcome outcome, List<DialogueEvent> events) {
    Opinion all = outcome.followUp().opinion();
    boolean unsolved = outcome.again() || (all != null && Boolean.FALSE.equals(all.solved()));
    String key =
        all != null && all.result() == Satisfaction.DISSATISFIED
            ? "rating.reason.done"
            : unsolved ? "rating.unsolved" : "rating.done";
    Satisfaction score =
        all == null || all.result() == null ? Satisfaction.SATISFIED : all.result();
    events.add(reply(turn, key, score, outcome));
    return events;
  }

  private BotReplied reply(Turn turn, String key, Satisfaction score, Outcome outcome) {
    String number = outcome.order().number();
    String next =
        phrases.say(
            outcome.again() ? "rating.again" : "rating.office",
            "number",
            number,
            "unit",
            outcome.order().assignment().unit());
    return new BotReplied(
        turn.key(),
        phrases.reply(
            ReplyKind.PROGRESS, key, "score", score.label(), "number", number, "next", next));
  }
}
