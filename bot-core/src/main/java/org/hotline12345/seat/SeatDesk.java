package org.hotline12345.seat;

import java.util.List;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.Holder;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;

/**
 * What a seat does with conversations: take over, talk, hand back, close. While a seat has one the
 * bot is silent. Thread-safe.
 */
public final class SeatDesk {

  private final ConversationLog log;
  private final Conversations conversations;
  private final Phrases phrases;

  public SeatDesk(ConversationLog log, Conversations conversations, Phrases phrases) {
    this.log = log;
    this.conversations = conversations;
    this.phrases = phrases;
  }

  /** Who waits for a person, longest first. */
  public List<Conversations.Summary> waiting() {
    return conversations.waiting();
  }

  /** What this seat has now. */
  public List<Conversations.Summary> heldBy(Seat seat) {
    return conversations.heldBy(seat.user());
  }

  /**
   * Takes a conversation over, waiting or still with the bot. Taking one's own again changes
   * nothing.
   *
   * @throws ConversationTakenException when another seat has it
   * @throws org.hotline12345.dialogue.UnknownConversationException when there is none of that id
   */
  public Conversation take(String id, Seat seat) {
    return log.exclusively(
        id,
        state -> {
          if (state.holder() == Holder.SEAT) {
            return held(state, seat);
          }
          Reply joined =
              new Reply(
                  ReplyKind.HANDOFF,
                  phrases.say("handoff.joined", "seat", seat.name()),
                  List.of(),
                  List.of(),
                  null,
                  new Reply.HandoffStatus(0, seat.name()));
          return log.append(
              state,
              List.of(
                  new DialogueEvent.SeatTook(seat.user(), seat.name()),
                  new BotReplied(null, joined)));
        });
  }

  /**
   * Says something to the citizen. A key said before changes nothing.
   *
   * @throws ConversationTakenException when this seat does not have the conversation
   */
  public Conversation say(String id, Seat seat, String key, String text) {
    return log.exclusively(
        id,
        state -> {
          held(state, seat);
          return saidBefore(id, key)
              ? state
              : log.append(state, List.of(new DialogueEvent.SeatSaid(key, seat.user(), text)));
        });
  }

  /**
   * Shows the citizen a picture. A key used before changes nothing.
   *
   * @param picture id of the enclosure
   * @throws ConversationTakenException when this seat does not have the conversation
   */
  public Conversation show(String id, Seat seat, String key, String picture) {
    return log.exclusively(
        id,
        state -> {
          held(state, seat);
          return saidBefore(id, key)
              ? state
              : log.append(
                  state, List.of(new DialogueEvent.PictureSent(key, seat.user(), picture)));
        });
  }

  private boolean saidBefore(String id, String key) {
    for (RecordedEvent event : conversations.events(id, 0)) {
      if (event.event() instanceof DialogueEvent.SeatSaid said && said.key().equals(key)) {
        return true;
      }
      if (event.event() instanceof DialogueEvent.PictureSent sent
          && !sent.user().isEmpty()
          && sent.key().equals(key)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Gives the conversation back to the bot.
   *
   * @throws ConversationTakenException when this seat does not have the conversation
   */
  public Conversation handBack(String id, Seat seat) {
    return log.exclusively(
        id,
        state -> {
          held(state, seat);
          return log.append(
              state,
              List.of(
                  new DialogueEvent.HandedBack(seat.user()),
                  new BotReplied(
                      null, Reply.of(ReplyKind.SMALLTALK, phrases.say("handoff.back")))));
        });
  }

  /**
   * Ends the conversation and asks for a rating.
   *
   * @throws ConversationTakenException when this seat does not have the conversation
   */
  public Conversation close(String id, Seat seat) {
    return log.exclusively(
        id,
        state -> {
          held(state, seat);
          return log.append(
              state,
              List.of(
                  new DialogueEvent.Closed(seat.user()),
                  new BotReplied(
                      null,
                      Reply.of(
                          ReplyKind.SMALLTALK,
                          phrases.say("handoff.closed"),
                          phrases.quick("handoff.closed")))));
        });
  }

  /**
   * Notes that a seat opened an order out of this conversation, and shows the citizen its card.
   *
   * @throws ConversationTakenException when this seat does not have the conversation
   */
  public Conversation orderOpened(String id, Seat seat, Reply.OrderCard card, String words) {
    return log.exclusively(
        id,
        state -> {
          held(state, seat);
          if (state.orders().contains(card.number())) {
            return state;
          }
          return log.append(
              state,
              List.of(
                  new DialogueEvent.OrderOpened(card.number(), card.unit()),
                  new DialogueEvent.FormChanged(null),
                  new BotReplied(
                      null, new Reply(ReplyKind.ORDER, words, List.of(), List.of(), card, null))));
        });
  }

  private static Conversation held(Conversation state, Seat seat) {
    if (state.holder() != Holder.SEAT || !seat.user().equals(state.seatUser())) {
      throw new ConversationTakenException(state.id(), state.holder(), state.seatName());
    }
    return state;
  }
}
