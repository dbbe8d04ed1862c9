package org.hotline12345.dialogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.hotline12345.contact.Channel;
import org.hotline12345.followup.Satisfaction;
import org.jspecify.annotations.Nullable;

/** One thing that happened in a conversation. The conversation is nothing but these, in order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DialogueEvent.Opened.class, name = "opened"),
  @JsonSubTypes.Type(value = DialogueEvent.CitizenSaid.class, name = "citizenSaid"),
  @JsonSubTypes.Type(value = DialogueEvent.BotReplied.class, name = "botReplied"),
  @JsonSubTypes.Type(value = DialogueEvent.FormChanged.class, name = "formChanged"),
  @JsonSubTypes.Type(value = DialogueEvent.ChoicesOffered.class, name = "choicesOffered"),
  @JsonSubTypes.Type(value = DialogueEvent.EmergencyHeard.class, name = "emergencyHeard"),
  @JsonSubTypes.Type(value = DialogueEvent.NotUnderstood.class, name = "notUnderstood"),
  @JsonSubTypes.Type(value = DialogueEvent.ProgressAsked.class, name = "progressAsked"),
  @JsonSubTypes.Type(value = DialogueEvent.OrderOpened.class, name = "orderOpened"),
  @JsonSubTypes.Type(value = DialogueEvent.PersonWanted.class, name = "personWanted"),
  @JsonSubTypes.Type(value = DialogueEvent.SeatTook.class, name = "seatTook"),
  @JsonSubTypes.Type(value = DialogueEvent.SeatSaid.class, name = "seatSaid"),
  @JsonSubTypes.Type(value = DialogueEvent.PictureSent.class, name = "pictureSent"),
  @JsonSubTypes.Type(value = DialogueEvent.HandedBack.class, name = "handedBack"),
  @JsonSubTypes.Type(value = DialogueEvent.Closed.class, name = "closed"),
  @JsonSubTypes.Type(value = DialogueEvent.Rated.class, name = "rated"),
  @JsonSubTypes.Type(value = DialogueEvent.RatingAsked.class, name = "ratingAsked"),
  @JsonSubTypes.Type(value = DialogueEvent.OrderRated.class, name = "orderRated"),
  @JsonSubTypes.Type(value = DialogueEvent.Judged.class, name = "judged"),
  @JsonSubTypes.Type(value = DialogueEvent.Referred.class, name = "referred"),
  @JsonSubTypes.Type(value = DialogueEvent.HeardAs.class, name = "heardAs"),
  @JsonSubTypes.Type(value = DialogueEvent.Announced.class, name = "announced"),
  @JsonSubTypes.Type(value = DialogueEvent.Interrupted.class, name = "interrupted"),
  @JsonSubTypes.Type(value = DialogueEvent.PutThrough.class, name = "putThrough"),
})
public sealed interface DialogueEvent {

  /** The citizen arrived. {@code dialledNumber} is the line called, null when none. */
  record Opened(Channel channel, @Nullable String dialledNumber) implements DialogueEvent {}

  /** The citizen's words, under the channel's idempotency key. */
  record CitizenSaid(String key, String text) implements DialogueEvent {}

  /** The bot's reply; {@code key} is that of the turn it answers, null for an unasked one. */
  record BotReplied(@Nullable String key, Reply reply) implements DialogueEvent {}

  /** The order form as it stands now; null when it was cancelled or submitted. */
  record FormChanged(@Nullable OrderForm form) implements DialogueEvent {}

  /** Articles the citizen was asked to choose from. */
  record ChoicesOffered(List<String> articleIds) implements DialogueEvent {
    public ChoicesOffered {
      articleIds = List.copyOf(articleIds);
    }
  }

  /** An emergency was heard; the citizen was told to call that number. */
  record EmergencyHeard(String target) implements DialogueEvent {}

  /** The bot could make nothing of the turn. */
  record NotUnderstood(String key) implements DialogueEvent {}

  /** The citizen asked for this order; the phone's last digits are still to come. */
  record ProgressAsked(String number) implements DialogueEvent {}

  /** An order was opened in this conversation, by the bot or by a seat. */
  record OrderOpened(String number, String unit) implements DialogueEvent {}

  /** The citizen waits for a person from here on; the bot keeps silent. */
  record PersonWanted(String reason) implements DialogueEvent {}

  /** A seat has the conversation. {@code name} is what the citizen sees. */
  record SeatTook(String user, String name) implements DialogueEvent {}

  /** A seat's words. */
  record SeatSaid(String key, String user, String text) implements DialogueEvent {}

  /**
   * A picture was sent, under the sender's idempotency key.
   *
   * @param user user name of the seat, empty for the citizen
   * @param picture id of the enclosure
   */
  record PictureSent(String key, String user, String picture) implements DialogueEvent {}

  /** A seat gave the conversation back to the bot. */
  record HandedBack(String user) implements DialogueEvent {}

  /** The conversation has ended; words after it open it again with the bot. */
  record Closed(String by) implements DialogueEvent {}

  /** The citizen's rating of the conversation (满意/基本满意/不满意). */
  record Rated(Satisfaction score, String comment) implements DialogueEvent {}

  /** The citizen was asked about an order that was answered. */
  record RatingAsked(String number, RatingStep step) implements DialogueEvent {}

  /** The citizen said what he thinks of how the order was dealt with; the order has his words. */
  record OrderRated(String number) implements DialogueEvent {}

  /**
   * The citizen said whether an answer was of use (有用/没用). The last word on an answer counts.
   *
   * @param answerSeq place of the answer in the conversation
   * @param comment the reason, empty when none was given
   */
  record Judged(long answerSeq, boolean helpful, String comment) implements DialogueEvent {}

  /** The citizen was told that the matter belongs to the sub-centre of that number. */
  record Referred(String number) implements DialogueEvent {}

  /**
   * How the turn with that key may have been said, as the recogniser heard it.
   *
   * @param readings best first
   */
  record HeardAs(String key, List<Reading> readings) implements DialogueEvent {
    public HeardAs {
      readings = List.copyOf(readings);
    }
  }

  /**
   * One reading of what was heard.
   *
   * @param confidence 0 to 1, comparable within one turn
   */
  record Reading(String text, double confidence) {}

  /** The bot said something aloud that answers no turn, as a wait in the queue. */
  record Announced(String text) implements DialogueEvent {}

  /** The citizen spoke before the bot had finished; {@code unheard} was not heard. */
  record Interrupted(String unheard) implements DialogueEvent {}

  /** The caller was put through, or not: {@code target} is a number or a seat's user name. */
  record PutThrough(String target, boolean reached) implements DialogueEvent {}
}
