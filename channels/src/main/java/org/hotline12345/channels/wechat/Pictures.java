package org.hotline12345.channels.wechat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hotline12345.contact.Contact;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.DialogueEvent.CitizenSaid;
import org.hotline12345.dialogue.DialogueEvent.PictureSent;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;
import org.hotline12345.enclosure.Enclosure;
import org.hotline12345.enclosure.Enclosures;
import org.hotline12345.enclosure.InvalidPictureException;
import org.hotline12345.enclosure.PictureCheck;

/** Pictures that citizens send: fetched, checked, kept with the order they belong to. */
final class Pictures {
  private static final int MOST_WAITING = 9;

  private final Tencent tencent;
  private final Enclosures enclosures;
  private final Notes notes;
  private final Phrases phrases;
  private final Clock clock;

  Pictures(Tencent tencent, Enclosures enclosures, Notes notes, Phrases phrases, Clock clock) {
    this.tencent = tencent;
    this.enclosures = enclosures;
    this.notes = notes;
    this.phrases = phrases;
    this.clock = clock;
  }

  /** The replies to a picture. */
  List<Reply> received(Contact contact, String key, String mediaId) {
    byte[] content;
    try {
      content = PictureCheck.clean(tencent.media(mediaId));
    } catch (InvalidPictureException | TencentException e) {
      return notes.write(
          contact.conversationId(),
          key,
          state ->
              List.of(
                  new CitizenSaid(key, phrases.say("wechat.picture.unread")),
                  replied(key, phrases.say("wechat.picture.failed"))));
    }
    return notes.write(contact.conversationId(), key, state -> kept(contact, key, content, state));
  }

  private List<DialogueEvent> kept(
      Contact contact, String key, byte[] content, Conversation state) {
    boolean forForm = state.form() != null;
    boolean person = Notes.withPerson(state);
    boolean forOrder = !forForm && !person && !state.orders().isEmpty();
    long waiting =
        enclosures.ofConversation(contact.conversationId()).stream()
            .filter(e -> e.orderNumber() == null && e.sentBy().isEmpty())
            .count();
    if (waiting >= MOST_WAITING && !forOrder) {
      return List.of(
          new CitizenSaid(key, phrases.say("wechat.picture.unread")),
          replied(key, phrases.say("wechat.picture.full", "most", MOST_WAITING)));
    }
    String id = UUID.randomUUID().toString();
    String order = forOrder ? state.orders().getLast() : null;
    enclosures.add(
        new Enclosure(
            id,
            contact.conversationId(),
            order,
            "",
            clock.instant(),
            Enclosure.Kind.PICTURE,
            phrases.say("wechat.picture.name"),
            null,
            PictureCheck.MEDIA_TYPE),
        content);
    List<DialogueEvent> events = new ArrayList<>();
    events.add(new PictureSent(key, "", id));
    if (!person) {
      events.add(
          replied(
              key,
              forForm
                  ? phrases.say("wechat.picture.form")
                  : order != null
                      ? phrases.say("wechat.picture.order", "number", order)
                      : phrases.say("wechat.picture.kept")));
    }
    return events;
  }

  private static DialogueEvent replied(String key, String words) {
    return new BotReplied(key, Reply.of(ReplyKind.SMALLTALK, words));
  }
}
