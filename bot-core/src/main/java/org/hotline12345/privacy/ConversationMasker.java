package org.hotline12345.privacy;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the turns of one conversation: a name that was introduced once is covered in every later
 * turn, a phone number said in pieces is covered in all of them, and what answers the question for
 * name, phone or address is taken for one. Feed it every turn in order, the bot's too. Not
 * thread-safe.
 */
public final class ConversationMasker {
  private static final Names NAMES = new Names();
  private static final String DIGIT = "[0-9幺一二两三四五六七八九零〇洞拐勾]";
  private static final Pattern PIECE_AT_END =
      Pattern.compile(
          "(?:^|(?:电话|手机|号码|联系方式|打|身份证|卡号|手机号)[号是为:： ,，]{0,3})("
              + DIGIT
              + "(?:[ \\-]?"
              + DIGIT
              + "){2,9})[,，。 …]*$");
  private static final Pattern PIECE_AT_START =
      Pattern.compile(
          "^[,，。 …]*(?:然后|后面|后面是|接着|再|是)?(" + DIGIT + "(?:[ \\-]?" + DIGIT + "){2,14})");
  private static final Pattern ASKS_NAME = Pattern.compile("怎么称呼|姓名|贵姓|名字|称呼您");
  private static final Pattern ASKS_PHONE = Pattern.compile("电话|手机|联系方式|号码");

  private final Masker masker;
  private final Set<String> people = new HashSet<>();
  private boolean piece;
  private boolean nameAsked;
  private boolean phoneAsked;

  public ConversationMasker(Masker masker) {
    this.masker = masker;
  }

  /** Hears the bot or a seat, whose questions tell what the next words are. */
  public void asked(String words) {
    nameAsked = ASKS_NAME.matcher(words).find();
    phoneAsked = ASKS_PHONE.matcher(words).find();
  }

  /** Learns a name that was understood elsewhere; shorter than two characters it is no name. */
  public void introduced(String name) {
    if (name.length() >= 2) {
      people.add(name);
    }
  }

  /** The citizen's next turn with personal data masked. */
  public String mask(String text) {
    String plain = Masker.halfWidth(text);
    NAMES.in(plain).stream().map(Names.Found::name).filter(n -> !n.isEmpty()).forEach(people::add);
    if (nameAsked) {
      String name = NAMES.alone(plain);
      if (!name.isEmpty()) {
        people.add(name);
      }
    }
    StringBuilder masked = new StringBuilder(masker.mask(text));
    for (String name : people) {
      for (int at = plain.indexOf(name); at >= 0; at = plain.indexOf(name, at + 1)) {
        Masker.cover(masked, at + 1, at + name.length());
      }
    }
    pieces(plain, masked);
    nameAsked = false;
    return masked.toString();
  }

  /** Digits that go on from the turn before, or will go on in the next. */
  private void pieces(String plain, StringBuilder masked) {
    boolean goesOn = piece || phoneAsked;
    Matcher first = PIECE_AT_START.matcher(plain);
    boolean heard = false;
    if (goesOn && first.find()) {
      Masker.cover(masked, first.start(1), first.end(1));
      heard = first.end(1) >= plain.length() - 1;
    }
    Matcher last = PIECE_AT_END.matcher(plain);
    if (last.find() && (goesOn || last.start(1) > 0)) {
      Masker.cover(masked, last.start(1), last.end(1));
      heard = true;
    }
    piece = heard;
    phoneAsked = phoneAsked && heard;
  }
}
