package org.hotline12345.channels.wiring;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hotline12345.answer.WechatForm;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.config.SmsConfig;
import org.hotline12345.channels.sms.NotSentException;
import org.hotline12345.channels.sms.ShortMessages;
import org.hotline12345.channels.voice.turn.Forwarding;
import org.hotline12345.channels.voice.turn.NotForwardedException;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.Contact;
import org.hotline12345.contact.Contacts;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;
import org.hotline12345.store.JdbiContacts;
import org.jspecify.annotations.Nullable;

/**
 * Brings long answers to callers: by WeChat where the number is bound to a citizen who can be
 * written to now, else by short message where there is a gateway. In WeChat an answer becomes a
 * reply of that citizen's conversation, which the channel tells like any other.
 */
final class LongAnswers implements Forwarding {
  private final @Nullable ShortMessages messages;
  private final int longest;
  private final @Nullable Contacts contacts;
  private final ConversationLog log;
  private final Phrases phrases;
  private final Clock clock;

  /**
   * @param messages null without a gateway
   * @param longest characters of a short message
   * @param contacts null without WeChat
   */
  LongAnswers(
      @Nullable ShortMessages messages,
      int longest,
      @Nullable Contacts contacts,
      ConversationLog log,
      Phrases phrases,
      Clock clock) {
    this.messages = messages;
    this.longest = longest;
    this.contacts = contacts;
    this.log = log;
    this.phrases = phrases;
    this.clock = clock;
  }

  static Forwarding of(Hotline hotline) {
    HotlineConfig config = hotline.config();
    SmsConfig sms = config.sms();
    return new LongAnswers(
        sms == null ? null : new ShortMessages(sms.url(), sms.key(), sms.timeout()),
        sms == null ? 0 : sms.longest(),
        config.wechat() == null ? null : new JdbiContacts(hotline.database()),
        hotline.talks().log(),
        Phrases.load(config.firstResponseTexts()),
        hotline.clock());
  }

  @Override
  public Optional<Way> way(String mobile) {
    if (citizen(mobile).isPresent()) {
      return Optional.of(Way.WECHAT);
    }
    return messages == null ? Optional.empty() : Optional.of(Way.SMS);
  }

  private Optional<Contact> citizen(String mobile) {
    return contacts == null
        ? Optional.empty()
        : contacts
            .ofPhone(Channel.WECHAT, mobile)
            .filter(contact -> contact.reachable(clock.instant()));
  }

  @Override
  public void send(Way way, String mobile, String text) {
    switch (way) {
      case WECHAT -> write(mobile, text);
      case SMS -> sms(mobile, text);
    }
  }

  private void write(String mobile, String text) {
    Contact contact =
        citizen(mobile)
            .orElseThrow(
                () -> new NotForwardedException("wechat: cannot be written to any more", null));
    Reply reply = Reply.of(ReplyKind.ANSWER, phrases.say("voice.more.wechat", "text", text));
    try {
      var unused =
          log.exclusively(
              contact.conversationId(),
              state -> log.append(state, List.of(new DialogueEvent.BotReplied(null, reply))));
    } catch (RuntimeException e) {
      throw new NotForwardedException("wechat: not stored", e);
    }
  }

  private void sms(String mobile, String text) {
    ShortMessages gateway = messages;
    if (gateway == null) {
      throw new NotForwardedException("sms: no gateway (expected: sms.url)", null);
    }
    try {
      gateway.send(mobile, shortened(text));
    } catch (NotSentException e) {
      throw new NotForwardedException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Plain text in the room there is, cut at the end of a line or sentence. */
  private String shortened(String markdown) {
    String whole =
        phrases.say("voice.more.sms", "text", String.join("\n", WechatForm.bubbles(markdown)));
    if (whole.length() <= longest) {
      return whole;
    }
    String end = phrases.say("voice.more.cut");
    int room = longest - end.length();
    int cut = Math.max(whole.lastIndexOf('。', room - 1), whole.lastIndexOf('\n', room - 1));
    return whole.substring(0, cut > 0 ? cut + 1 : room) + end;
  }
}
