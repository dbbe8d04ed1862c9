package org.hotline12345.channels.wechat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.Contact;
import org.hotline12345.contact.Deliveries;
import org.hotline12345.contact.Deliveries.Delivery;
import org.hotline12345.contact.Deliveries.Way;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.DialogueEvent.CitizenSaid;
import org.hotline12345.dialogue.DialogueEvent.PictureSent;
import org.hotline12345.dialogue.DialogueEvent.SeatSaid;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.Reply;
import org.jspecify.annotations.Nullable;

/** What of a conversation its citizen was not told yet, as the fewest messages. */
final class Untold {
  private final Conversations conversations;
  private final ConversationLog log;
  private final Deliveries deliveries;
  private final Rendering rendering;
  private final Phrases phrases;

  Untold(
      Conversations conversations,
      ConversationLog log,
      Deliveries deliveries,
      Rendering rendering,
      Phrases phrases) {
    this.conversations = conversations;
    this.log = log;
    this.deliveries = deliveries;
    this.rendering = rendering;
    this.phrases = phrases;
  }

  /**
   * One message to send.
   *
   * @param seq place up to which the citizen is told with it
   * @param text empty for a picture, and for nothing
   * @param picture id of the enclosure, null for words
   */
  record Message(long seq, String text, @Nullable String picture) {
    boolean isNothing() {
      return text.isEmpty() && picture == null;
    }

    /** As metrics name it. */
    String kind() {
      return picture == null ? "text" : "image";
    }

    /** Prints nothing of what is told. */
    @Override
    public String toString() {
      return "Message[" + seq + " " + kind() + "]";
    }
  }

  /** Whether an event may be one to tell. */
  static boolean mayBeTold(RecordedEvent recorded) {
    return switch (recorded.event()) {
      case BotReplied e -> true;
      case SeatSaid e -> true;
      case PictureSent e -> !e.user().isEmpty();
      default -> false;
    };
  }

  /**
   * The messages for what stands after the place the contact was told up to, in order; it ends
   * before a reply that may still go as the answer to its delivery.
   */
  List<Message> after(Contact contact) {
    List<RecordedEvent> events = conversations.events(contact.conversationId(), contact.toldSeq());
    Gathering gathering = new Gathering(seat(contact.conversationId()));
    for (RecordedEvent recorded : events) {
      if (!take(recorded, events, gathering)) {
        break;
      }
    }
    return gathering.messages();
  }

  private boolean take(RecordedEvent recorded, List<RecordedEvent> events, Gathering gathering) {
    return switch (recorded.event()) {
      case BotReplied replied -> reply(recorded.seq(), replied, events, gathering);
      case SeatSaid said -> gathering.seat(recorded.seq(), said.text());
      case PictureSent sent when !sent.user().isEmpty() ->
          gathering.picture(recorded.seq(), sent.picture());
      case DialogueEvent.SeatTook took -> gathering.joined(recorded.seq(), took.name());
      default -> gathering.skip(recorded.seq());
    };
  }

  private boolean reply(
      long seq, BotReplied replied, List<RecordedEvent> events, Gathering gathering) {
    String key = replied.key();
    if (key == null) {
      return gathering.reply(seq, replied.reply());
    }
    Optional<Delivery> delivery = deliveries.find(Channel.WECHAT, Receptionist.deliveryOf(key));
    return switch (delivery.map(Delivery::way).orElse(Way.ANSWER)) {
      case OPEN -> false;
      case ANSWER -> gathering.skip(seq);
      case MESSAGE -> {
        if (delivery.map(Delivery::spoken).orElse(false)) {
          heard(key, events).ifPresent(words -> gathering.words(seq, words));
        }
        yield gathering.reply(seq, replied.reply());
      }
    };
  }

  /** What was understood of a voice message, for the citizen to see whether it is right. */
  private Optional<String> heard(String key, List<RecordedEvent> events) {
    return events.stream()
        .map(RecordedEvent::event)
        .filter(e -> e instanceof CitizenSaid said && said.key().equals(key))
        .map(e -> ((CitizenSaid) e).text())
        .findFirst()
        .map(words -> phrases.say("wechat.voice.heard", "words", words));
  }

  private @Nullable String seat(String conversationId) {
    return log.current(conversationId).seatName();
  }

  /** Joins neighbouring words. */
  private final class Gathering {
    private final List<Message> messages = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private @Nullable String seat;
    private long seq;

    Gathering(@Nullable String seat) {
      this.seat = seat;
    }

    boolean skip(long at) {
      seq = at;
      return true;
    }

    boolean joined(long at, String name) {
      seat = name;
      return skip(at);
    }

    boolean reply(long at, Reply reply) {
      rendering.of(List.of(reply)).forEach(this::add);
      return skip(at);
    }

    void words(long at, String text) {
      rendering.ofSeat(null, text).forEach(this::add);
      seq = at - 1;
    }

    boolean seat(long at, String text) {
      rendering.ofSeat(seat, text).forEach(this::add);
      return skip(at);
    }

    boolean picture(long at, String id) {
      flush();
      messages.add(new Message(at, "", id));
      return skip(at);
    }

    private void add(String text) {
      if (!words.isEmpty()
          && Rendering.bytes(words.toString()) + Rendering.bytes(text) + 2 > Rendering.LONGEST) {
        // An event is told only when its last part was.
        messages.add(new Message(seq, words.toString(), null));
        words.setLength(0);
      }
      words.append(words.isEmpty() ? "" : "\n\n").append(text);
    }

    private void flush() {
      if (!words.isEmpty()) {
        messages.add(new Message(seq, words.toString(), null));
        words.setLength(0);
      }
    }

    List<Message> messages() {
      long last = messages.isEmpty() ? 0 : messages.getLast().seq();
      if (!words.isEmpty()) {
        flush();
      } else if (seq > last) {
        messages.add(new Message(seq, "", null));
      }
      return messages;
    }
  }
}
