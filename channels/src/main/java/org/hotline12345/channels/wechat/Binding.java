package org.hotline12345.channels.wechat;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.Contact;
import org.hotline12345.contact.Contacts;
import org.hotline12345.contact.PhoneBinding;
import org.hotline12345.dialogue.Phrases;

/** Binding of a phone, in words. None of it goes into the conversation. */
final class Binding {
  private static final Pattern CLAIM =
      Pattern.compile("(?:绑定|更换|更改)(?:我的)?(?:手机|电话)?(?:号码?)?[:：,，]?\\s*(1[3-9][0-9]{9})?");
  private static final Pattern RELEASE = Pattern.compile("(?:解除绑定|解绑|取消绑定)(?:手机|电话)?(?:号码?)?");
  private static final Pattern CODE = Pattern.compile("(?:验证码)?[:：]?\\s*([0-9]{6})");
  private static final int TAIL = 4;

  private final PhoneBinding binding;
  private final Contacts contacts;
  private final Phrases phrases;

  Binding(PhoneBinding binding, Contacts contacts, Phrases phrases) {
    this.binding = binding;
    this.contacts = contacts;
    this.phrases = phrases;
  }

  /** The answer when the words are about binding a phone, else empty. */
  Optional<String> answer(Contact contact, String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    Matcher claim = CLAIM.matcher(plain);
    if (claim.matches()) {
      String phone = claim.group(1);
      return Optional.of(
          phone == null
              ? phrases.say("wechat.phone.which")
              : said(binding.claim(Channel.WECHAT, contact.address(), phone), phone));
    }
    if (RELEASE.matcher(plain).matches()) {
      contacts.unbind(Channel.WECHAT, contact.address());
      return Optional.of(phrases.say("wechat.phone.released"));
    }
    Matcher code = CODE.matcher(plain);
    if (code.matches() && binding.awaitsCode(Channel.WECHAT, contact.address())) {
      return Optional.of(
          said(binding.confirm(Channel.WECHAT, contact.address(), code.group(1)), ""));
    }
    return Optional.empty();
  }

  private String said(PhoneBinding.Outcome outcome, String phone) {
    String tail = phone.isEmpty() ? "" : phone.substring(phone.length() - TAIL);
    return switch (outcome) {
      case SENT -> phrases.say("wechat.phone.sent", "tail", tail);
      case TOO_SOON -> phrases.say("wechat.phone.soon");
      case NOT_SENT -> phrases.say("wechat.phone.failed");
      case BOUND -> phrases.say("wechat.phone.bound");
      case WRONG_CODE -> phrases.say("wechat.phone.wrong");
      case NO_CLAIM -> phrases.say("wechat.phone.none");
    };
  }
}
