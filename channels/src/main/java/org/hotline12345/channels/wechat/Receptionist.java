package org.hotline12345.channels.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.channels.web.RateLimits;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.Contact;
import org.hotline12345.contact.Contacts;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.DialogueEngine;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.DialogueEvent.CitizenSaid;
import org.hotline12345.dialogue.Handled;
import org.hotline12345.dialogue.Opened;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;
import org.hotline12345.dialogue.Turn;
import org.hotline12345.listening.Interpreter.Meaning;
import org.hotline12345.understanding.EmergencyDetector;

/**
 * Makes turns of what citizens send, and says what is to be told. Messages of one citizen come one
 * after the other. Thread-safe.
 */
final class Receptionist {
  /** Customer messages allowed after a message of the citizen, since June 2023. */
  private static final int AFTER_MESSAGE = 5;

  /** The same after following, scanning or a menu entry. */
  private static final int AFTER_EVENT = 3;

  private static final Duration MESSAGE_WINDOW = Duration.ofDays(2);
  private static final Duration EVENT_WINDOW = Duration.ofMinutes(1);
  private static final String SECOND = "#place";
  private static final String MENU_SAYS = "say:";
  private static final String SCENE_LINE = "line:";

  private final Contacts contacts;
  private final ConversationLog log;
  private final DialogueEngine engine;
  private final Rendering rendering;
  private final Choices choices;
  private final Notes notes;
  private final Binding binding;
  private final Pictures pictures;
  private final Places places;
  private final VoiceNotes voices;
  private final Notices notices;
  private final RateLimits limits;
  private final Phrases phrases;
  private final Clock clock;
  private final EmergencyDetector emergencies = new EmergencyDetector();

  /** What a receptionist works with. */
  record Parts(
      Contacts contacts,
      ConversationLog log,
      DialogueEngine engine,
      Rendering rendering,
      Choices choices,
      Notes notes,
      Binding binding,
      Pictures pictures,
      Places places,
      VoiceNotes voices,
      Notices notices,
      RateLimits limits,
      Phrases phrases,
      Clock clock) {}

  Receptionist(Parts parts) {
    contacts = parts.contacts;
    log = parts.log;
    engine = parts.engine;
    rendering = parts.rendering;
    choices = parts.choices;
    notes = parts.notes;
    binding = parts.binding;
    pictures = parts.pictures;
    places = parts.places;
    voices = parts.voices;
    notices = parts.notices;
    limits = parts.limits;
    phrases = parts.phrases;
    clock = parts.clock;
  }

  /** The key of a turn that the channel adds to the citizen's own. */
  static String second(String key) {
    return key + SECOND;
  }

  /** The delivery that a turn's key belongs to. */
  static String deliveryOf(String turnKey) {
    return turnKey.endsWith(SECOND)
        ? turnKey.substring(0, turnKey.length() - SECOND.length())
        : turnKey;
  }

  /** Deals with a message; the same key once more gives the same and changes nothing. */
  Outcome receive(Incoming incoming) {
    return switch (incoming.content()) {
      case Incoming.Unsubscribed c -> {
        contacts.left(Channel.WECHAT, incoming.openId());
        yield Outcome.NOTHING;
      }
      case Incoming.SendingFinished c -> {
        notices.finished(c);
        yield Outcome.NOTHING;
      }
      case Incoming.Other c -> Outcome.NOTHING;
      case Incoming.Subscribed c -> greeted(incoming, c.scene());
      case Incoming.Scanned c -> greeted(incoming, c.scene());
      case Incoming.Clicked c -> clicked(incoming, c.menuKey());
      case Incoming.Text c -> words(known(incoming), incoming.key(), c.text());
      case Incoming.Link c ->
          words(
              known(incoming),
              incoming.key(),
              phrases.say("wechat.link", "title", c.title(), "url", c.url()));
      case Incoming.Voice c -> spoken(known(incoming), incoming.key(), c);
      case Incoming.Picture c -> {
        Contact contact = known(incoming);
        yield told(contact, pictures.received(contact, incoming.key(), c.mediaId()));
      }
      case Incoming.Location c -> {
        Contact contact = known(incoming);
        yield told(contact, places.received(contact, incoming.key(), c));
      }
      case Incoming.Unreadable c ->
          noted(
              known(incoming),
              incoming.key(),
              phrases.say("wechat.unreadable.said"),
              "wechat.unreadable");
    };
  }

  /** What is told when all else failed; an emergency still gets its answer. */
  Outcome failed(Incoming incoming) {
    if (incoming.content() instanceof Incoming.Text said
        && emergencies.detect(said.text()).isPresent()) {
      try {
        Turn turn = new Turn("unknown", incoming.key(), shortened(said.text()), clock.instant());
        return Outcome.passing(null, rendering.of(engine.handle(turn).replies()));
      } catch (RuntimeException e) {
        return Outcome.passing(null, List.of(phrases.say("failed")));
      }
    }
    return incoming.isMessage()
        ? Outcome.passing(null, List.of(phrases.say("failed")))
        : Outcome.NOTHING;
  }

  private Contact known(Incoming incoming) {
    Optional<Contact> before = contacts.find(Channel.WECHAT, incoming.openId());
    Contact contact = before.orElseGet(() -> opened(incoming, ""));
    return heard(contact, incoming);
  }

  private Contact opened(Incoming incoming, String line) {
    Opened opened = engine.open(Channel.WECHAT, line.isEmpty() ? null : line);
    Contact contact =
        new Contact(
            Channel.WECHAT,
            incoming.openId(),
            opened.conversationId(),
            true,
            Instant.EPOCH,
            0,
            opened.seq(),
            null);
    contacts.add(contact);
    return contact;
  }

  /** What the citizen did opens a window; it never makes an open one smaller. */
  private Contact heard(Contact contact, Incoming incoming) {
    Instant now = clock.instant();
    boolean message = incoming.isMessage();
    Instant until = now.plus(message ? MESSAGE_WINDOW : EVENT_WINDOW);
    int left = message ? AFTER_MESSAGE : AFTER_EVENT;
    if (!message && contact.reachable(now) && contact.windowUntil().isAfter(until)) {
      return contact;
    }
    contacts.heard(Channel.WECHAT, contact.address(), until, left);
    return contact;
  }

  /** Greets; a code may name the merged line it stands for. */
  private Outcome greeted(Incoming incoming, String scene) {
    String line = scene.startsWith(SCENE_LINE) ? scene.substring(SCENE_LINE.length()) : "";
    Optional<Contact> before = contacts.find(Channel.WECHAT, incoming.openId());
    if (before.isEmpty()) {
      Contact contact = heard(opened(incoming, line), incoming);
      Reply greeting =
          Reply.of(ReplyKind.SMALLTALK, phrases.say("greeting"), phrases.quick("greeting"));
      return told(contact, line.isEmpty() ? List.of(greeting) : openingWords(contact));
    }
    Contact contact = heard(before.get(), incoming);
    Conversation state = log.current(contact.conversationId());
    if (incoming.content() instanceof Incoming.Scanned && Notes.withPerson(state)) {
      return Outcome.NOTHING;
    }
    return noted(contact, incoming.key(), phrases.say("wechat.followed.said"), "greeting");
  }

  private List<Reply> openingWords(Contact contact) {
    return notes.firstReplies(contact.conversationId());
  }

  private Outcome clicked(Incoming incoming, String menuKey) {
    if (!menuKey.startsWith(MENU_SAYS)) {
      return Outcome.NOTHING;
    }
    return words(known(incoming), incoming.key(), menuKey.substring(MENU_SAYS.length()));
  }

  private Outcome words(Contact contact, String key, String text) {
    if (text.isBlank()) {
      return Outcome.NOTHING;
    }
    Optional<String> bound = binding.answer(contact, text);
    if (bound.isPresent()) {
      return Outcome.passing(contact.conversationId(), Rendering.split(bound.get()));
    }
    Conversation state = log.current(contact.conversationId());
    String meant = shortened(choices.meant(text.strip(), contact, state));
    if (emergencies.detect(meant).isEmpty()) {
      try {
        limits.take(RateLimits.Limit.MESSAGES, contact.conversationId());
      } catch (ProblemException e) {
        return Outcome.passing(contact.conversationId(), List.of(phrases.say("wechat.toofast")));
      }
    }
    return turn(contact, key, meant, "");
  }

  private Outcome turn(Contact contact, String key, String words, String before) {
    Handled handled =
        engine.handle(new Turn(contact.conversationId(), key, words, clock.instant()));
    // The question for the place is answered already, so only what comes of the answer is told.
    Optional<Handled> placed = places.answer(contact, key);
    List<Reply> replies = placed.map(Handled::replies).orElse(handled.replies());
    if (handled.seq() == 0) {
      return Outcome.passing(contact.conversationId(), rendering.of(replies));
    }
    Conversation after = log.current(contact.conversationId());
    List<Reply> shown = choices.withPhone(replies, contact, after);
    return before.isEmpty()
        ? told(contact, shown)
        : told(
            contact,
            Stream.concat(Stream.of(Reply.of(ReplyKind.SMALLTALK, before)), shown.stream())
                .toList());
  }

  private Outcome spoken(Contact contact, String key, Incoming.Voice voice) {
    Meaning meaning = voices.heard(voice, log.current(contact.conversationId()));
    return switch (meaning) {
      case Meaning.Words words ->
          turn(
              contact,
              key,
              shortened(words.text()),
              phrases.say("wechat.voice.heard", "words", words.text()));
      case Meaning.Guess guess ->
          noted(
              contact,
              key,
              phrases.say("wechat.voice.said"),
              Reply.of(
                  ReplyKind.CLARIFY,
                  phrases.say("wechat.voice.guess", "words", guess.text()),
                  guess.text()));
      case Meaning.Nothing nothing ->
          noted(contact, key, phrases.say("wechat.voice.said"), "wechat.voice.unheard");
    };
  }

  private Outcome noted(Contact contact, String key, String said, String phrase) {
    return noted(
        contact,
        key,
        said,
        Reply.of(ReplyKind.SMALLTALK, phrases.say(phrase), phrases.quick(phrase)));
  }

  private Outcome noted(Contact contact, String key, String said, Reply reply) {
    return told(
        contact,
        notes.write(
            contact.conversationId(),
            key,
            state -> List.of(new CitizenSaid(key, said), new BotReplied(key, reply))));
  }

  private Outcome told(Contact contact, List<Reply> replies) {
    return Outcome.recorded(contact.conversationId(), rendering.of(replies));
  }

  private static String shortened(String text) {
    return text.length() <= Turn.MAX_LENGTH ? text : text.substring(0, Turn.MAX_LENGTH);
  }
}
