package org.hotline12345.channels.wechat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hotline12345.contact.Contact;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.DialogueEngine;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.DialogueEvent.CitizenSaid;
import org.hotline12345.dialogue.FormStep;
import org.hotline12345.dialogue.Handled;
import org.hotline12345.dialogue.OrderForm;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;
import org.hotline12345.dialogue.Turn;
import org.hotline12345.enclosure.Enclosure;
import org.hotline12345.enclosure.Enclosures;
import org.hotline12345.organisation.Gazetteer;

/**
 * Places that citizens share: the words fill the order's place, now or when it is asked for; the
 * coordinates are kept with the order.
 */
final class Places {
  /** A place shared longer ago belongs to something else. */
  private static final Duration FRESH = Duration.ofMinutes(30);

  private static final int LONGEST = 200;

  private final Enclosures enclosures;
  private final Notes notes;
  private final ConversationLog log;
  private final DialogueEngine engine;
  private final Gazetteer gazetteer;
  private final Phrases phrases;
  private final Clock clock;

  Places(
      Enclosures enclosures,
      Notes notes,
      ConversationLog log,
      DialogueEngine engine,
      Gazetteer gazetteer,
      Phrases phrases,
      Clock clock) {
    this.enclosures = enclosures;
    this.notes = notes;
    this.log = log;
    this.engine = engine;
    this.gazetteer = gazetteer;
    this.phrases = phrases;
    this.clock = clock;
  }

  /** The replies to a shared place. */
  List<Reply> received(Contact contact, String key, Incoming.Location location) {
    String label = label(location);
    keep(contact, key, location, label);
    Conversation state = log.current(contact.conversationId());
    OrderForm form = state.form();
    if (Notes.withPerson(state) || form != null) {
      boolean asked =
          form != null && (form.asked() == FormStep.WHERE || form.asked() == FormStep.COUNTY);
      String words =
          Notes.withPerson(state)
              ? phrases.say("wechat.place.said", "place", label)
              : asked ? label : phrases.say("wechat.place.answer", "place", label);
      return said(contact, key, words).replies();
    }
    return notes.write(
        contact.conversationId(),
        key,
        now ->
            List.of(
                new CitizenSaid(key, phrases.say("wechat.place.said", "place", label)),
                new BotReplied(
                    key,
                    Reply.of(
                        ReplyKind.SMALLTALK, phrases.say("wechat.place.kept", "place", label)))));
  }

  /**
   * Answers for the citizen when the order's place is asked that was shared just before.
   *
   * @return what the engine says then, empty when there is nothing to answer
   */
  Optional<Handled> answer(Contact contact, String key) {
    String second = Receptionist.second(key);
    if (notes.has(contact.conversationId(), second)) {
      return Optional.of(said(contact, second, "-"));
    }
    OrderForm form = log.current(contact.conversationId()).form();
    if (form == null || form.asked() != FormStep.WHERE) {
      return Optional.empty();
    }
    return waiting(contact)
        .map(place -> named(said(contact, second, place.label()), place.label()));
  }

  /** The same with the place named first, for the citizen to see. */
  private Handled named(Handled handled, String label) {
    List<Reply> replies = new ArrayList<>();
    replies.add(Reply.of(ReplyKind.ASK, phrases.say("wechat.place.used", "place", label)));
    replies.addAll(handled.replies());
    return new Handled(replies, handled.seq());
  }

  private Handled said(Contact contact, String key, String words) {
    return engine.handle(new Turn(contact.conversationId(), key, words, clock.instant()));
  }

  private Optional<Enclosure> waiting(Contact contact) {
    return enclosures.ofConversation(contact.conversationId()).stream()
        .filter(e -> e.kind() == Enclosure.Kind.PLACE && e.orderNumber() == null)
        .filter(e -> e.sentAt().plus(FRESH).isAfter(clock.instant()))
        .max(Comparator.comparing(Enclosure::sentAt));
  }

  private void keep(Contact contact, String key, Incoming.Location location, String label) {
    String id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    if (enclosures.find(id).isEmpty()) {
      enclosures.add(
          new Enclosure(
              id,
              contact.conversationId(),
              null,
              "",
              clock.instant(),
              Enclosure.Kind.PLACE,
              label,
              location.position(),
              null),
          new byte[0]);
    }
  }

  /** The words of a place, else its coordinates: better than nothing to whoever goes there. */
  private String label(Incoming.Location location) {
    String words = location.label().strip();
    if (words.isEmpty()) {
      return String.format(
          Locale.ROOT,
          "%.5f,%.5f",
          location.position().latitude(),
          location.position().longitude());
    }
    String shortened = words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    // The city goes without saying, and people's own words do without it.
    return gazetteer.locate(shortened).isPresent()
        ? shortened.replaceFirst("^(浙江省)?(丽水市)?", "")
        : shortened;
  }
}
