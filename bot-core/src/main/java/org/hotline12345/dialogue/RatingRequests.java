package org.hotline12345.dialogue;

import java.util.List;
import java.util.Optional;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.DialogueEvent.RatingAsked;
import org.hotline12345.followup.FollowUpDesk;
import org.hotline12345.followup.FollowUps;
import org.hotline12345.workorder.OrderDesk;
import org.hotline12345.workorder.PublicProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells citizens in their conversation that their order was answered, and asks what they think of
 * it: each reply once. Thread-safe.
 */
public final class RatingRequests {
  private static final Logger LOG = LoggerFactory.getLogger(RatingRequests.class);

  private final FollowUpDesk followUps;
  private final OrderDesk orders;
  private final ConversationLog log;
  private final Phrases phrases;

  public RatingRequests(
      FollowUpDesk followUps, OrderDesk orders, ConversationLog log, Phrases phrases) {
    this.followUps = followUps;
    this.orders = orders;
    this.log = log;
    this.phrases = phrases;
  }

  /** Asks all of that channel who were not asked yet. */
  public void ask(Channel channel) {
    for (FollowUps.Waiting waiting : followUps.unasked(channel)) {
      try {
        ask(waiting);
      } catch (RuntimeException e) {
        LOG.error("a citizen could not be asked for a rating", e);
      }
    }
  }

  private void ask(FollowUps.Waiting waiting) {
    String conversation = waiting.conversationId();
    Optional<PublicProgress> progress = orders.ownProgress(waiting.number());
    if (conversation == null || progress.isEmpty()) {
      return;
    }
    Reply reply = news(progress.get(), waiting.channel());
    log.exclusively(
        conversation,
        state ->
            log.appendDurably(
                state, () -> List.of(new BotReplied(null, reply), asked(waiting.number()))));
  }

  /**
   * Notes that the citizen is asked, in the calling transaction.
   *
   * @return what the conversation keeps of it
   */
  public RatingAsked asked(String number) {
    followUps.asked(number);
    return new RatingAsked(number, RatingStep.RESULT);
  }

  /** The reply to an order with the question how content the citizen is. */
  private Reply news(PublicProgress progress, Channel channel) {
    String last =
        progress.history().isEmpty() ? progress.state() : progress.history().getLast().note();
    return RatingTaker.asking(
        phrases,
        channel,
        new Reply(
            ReplyKind.PROGRESS,
            phrases.say(
                "rating.news",
                "number",
                progress.number(),
                "title",
                progress.title(),
                "state",
                progress.state(),
                "unit",
                progress.unit(),
                "last",
                last),
            List.of(),
            List.of(),
            new Reply.OrderCard(
                progress.number(), progress.state(), progress.dueAt(), progress.unit()),
            null));
  }
}
