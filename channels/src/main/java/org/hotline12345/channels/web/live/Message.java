package org.hotline12345.channels.web.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.Reply;
import org.jspecify.annotations.Nullable;

/**
 * One bubble of a conversation.
 *
 * @param seq place of its event; known by it, a message is never shown twice
 * @param key the sender's idempotency key, null for the bot
 * @param reply the whole reply when the bot speaks
 * @param seat public name of the seat that speaks
 * @param helpful what the citizen said of the bot's answer, null when nothing
 * @param picture id of the picture sent, null for words
 * @param heardAs what else a recogniser made of spoken words, best first; null when typed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Message(
    long seq,
    Instant at,
    From from,
    String text,
    @Nullable String key,
    @Nullable Reply reply,
    @Nullable String seat,
    @Nullable Boolean helpful,
    @Nullable String picture,
    @Nullable List<DialogueEvent.Reading> heardAs) {

  /** Who speaks. */
  public enum From {
    CITIZEN,
    BOT,
    SEAT;

    @JsonValue
    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The messages after a place.
   *
   * @param events all events from the first, so that it is known which seat spoke
   */
  public static List<Message> of(List<RecordedEvent> events, long after) {
    List<Message> messages = new ArrayList<>();
    Map<Long, Boolean> judged = judged(events);
    Map<String, List<DialogueEvent.Reading>> heard = readings(events);
    String seat = null;
    for (RecordedEvent event : events) {
      if (event.event() instanceof DialogueEvent.SeatTook took) {
        seat = took.name();
      }
      if (event.seq() > after) {
        of(event, seat)
            .map(m -> m.judged(judged.get(m.seq())))
            .map(m -> m.heard(m.key() == null ? null : heard.get(m.key())))
            .ifPresent(messages::add);
      }
    }
    return messages;
  }

  private static Map<Long, Boolean> judged(List<RecordedEvent> events) {
    Map<Long, Boolean> judged = new HashMap<>();
    for (RecordedEvent event : events) {
      if (event.event() instanceof DialogueEvent.Judged last) {
        judged.put(last.answerSeq(), last.helpful());
      }
    }
    return judged;
  }

  private static Map<String, List<DialogueEvent.Reading>> readings(List<RecordedEvent> events) {
    Map<String, List<DialogueEvent.Reading>> heard = new HashMap<>();
    for (RecordedEvent event : events) {
      if (event.event() instanceof DialogueEvent.HeardAs said) {
        heard.put(said.key(), said.readings());
      }
    }
    return heard;
  }

  private Message judged(@Nullable Boolean judgement) {
    return judgement == null
        ? this
        : new Message(seq, at, from, text, key, reply, seat, judgement, picture, heardAs);
  }

  private Message heard(@Nullable List<DialogueEvent.Reading> readings) {
    return readings == null
        ? this
        : new Message(seq, at, from, text, key, reply, seat, helpful, picture, readings);
  }

  /** The message of an event, empty when nobody spoke. */
  public static Optional<Message> of(RecordedEvent recorded, @Nullable String seatName) {
    return Optional.ofNullable(
        switch (recorded.event()) {
          case DialogueEvent.CitizenSaid said ->
              new Message(
                  recorded.seq(),
                  recorded.at(),
                  From.CITIZEN,
                  said.text(),
                  said.key(),
                  null,
                  null,
                  null,
                  null,
                  null);
          case DialogueEvent.BotReplied replied ->
              new Message(
                  recorded.seq(),
                  recorded.at(),
                  From.BOT,
                  replied.reply().text(),
                  null,
                  replied.reply(),
                  null,
                  null,
                  null,
                  null);
          case DialogueEvent.SeatSaid said ->
              new Message(
                  recorded.seq(),
                  recorded.at(),
                  From.SEAT,
                  said.text(),
                  said.key(),
                  null,
                  seatName,
                  null,
                  null,
                  null);
          case DialogueEvent.Announced said ->
              new Message(
                  recorded.seq(),
                  recorded.at(),
                  From.BOT,
                  said.text(),
                  null,
                  null,
                  null,
                  null,
                  null,
                  null);
          case DialogueEvent.PictureSent sent ->
              new Message(
                  recorded.seq(),
                  recorded.at(),
                  sent.user().isEmpty() ? From.CITIZEN : From.SEAT,
                  "［图片］",
                  sent.key(),
                  null,
                  sent.user().isEmpty() ? null : seatName,
                  null,
                  sent.picture(),
                  null);
          default -> null;
        });
  }
}
