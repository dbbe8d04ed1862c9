package org.hotline12345.channels.wechat;

import java.time.Duration;
import org.hotline12345.channels.config.WechatConfig;
import org.hotline12345.channels.sms.NotSentException;
import org.hotline12345.channels.sms.ShortMessages;
import org.hotline12345.contact.CodeNotSentException;
import org.hotline12345.contact.CodeSender;
import org.hotline12345.dialogue.Phrases;

/** Codes by short message. Thread-safe. */
final class SmsGateway implements CodeSender {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final ShortMessages messages;
  private final Phrases phrases;

  SmsGateway(WechatConfig.Sms config, Phrases phrases) {
    this.messages = new ShortMessages(config.url(), config.key(), PATIENCE);
    this.phrases = phrases;
  }

  @Override
  public void send(String phone, String code) {
    try {
      messages.send(phone, phrases.say("wechat.phone.sms", "code", code));
    } catch (NotSentException e) {
      throw new CodeNotSentException(String.valueOf(e.getMessage()), e);
    }
  }
}
