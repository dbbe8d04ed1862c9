package org.hotline12345.channels.voice.turn;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.answer.SpokenForm;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;

/** A reply as it is said on the line: what at once, and what only if the citizen wants it. Pure. */
final class SpokenReplies {
  private static final Set<ReplyKind> SHORTENED =
      EnumSet.of(ReplyKind.ANSWER, ReplyKind.REFUSE, ReplyKind.PROGRESS);
  private static final Pattern ORDER_NUMBER =
      Pattern.compile("\\*{0,2}LS(\\d{4})(\\d{4})(\\d{4})\\*{0,2}");
  private static final Pattern PLACE_ASIDE = Pattern.compile("(地点：[^（\\n]+)（([^）\\n]+)）");
  private static final Pattern CLICK =
      Pattern.compile("点一下或(?=说)|点击|(?:您可以|请)?(?:点选|点一下)[^，。]*[，。]");
  private static final Pattern NUMBERED = Pattern.compile("(?m)^([1-9])\\. ");
  private static final String ORDINALS = "一二三四五六七八九";
  private static final String DIGITS = "零幺二三四五六七八九";

  private SpokenReplies() {}

  /** What is said now, and what is kept for 继续说. */
  record Spoken(List<String> now, List<String> later) {
    Spoken {
      now = List.copyOf(now);
      later = List.copyOf(later);
    }
  }

  /**
   * @param room characters of an answer that are said before asking
   */
  static Spoken of(Reply reply, int room, Prompts prompts) {
    List<String> all = all(reply, prompts);
    if (!SHORTENED.contains(reply.kind())) {
      return new Spoken(all, List.of());
    }
    List<String> now = new ArrayList<>();
    int said = 0;
    for (String sentence : all) {
      if (!now.isEmpty() && said + sentence.length() > room) {
        break;
      }
      now.add(sentence);
      said += sentence.length();
    }
    return new Spoken(now, all.subList(now.size(), all.size()));
  }

  /** All of a reply as it is said; who waits for a person is told so in words of the telephone. */
  static List<String> all(Reply reply, Prompts prompts) {
    Reply.HandoffStatus waits = reply.handoff();
    return waits != null && waits.queuePosition() > 0
        ? prompts.of("handoff", "position", waits.queuePosition())
        : sentences(reply.text());
  }

  /** The whole text as it is said. */
  static List<String> sentences(String markdown) {
    String text = ORDER_NUMBER.matcher(markdown).replaceAll(SpokenReplies::number);
    text = PLACE_ASIDE.matcher(text).replaceAll("$1，$2");
    text = CLICK.matcher(text).replaceAll("");
    text = NUMBERED.matcher(text).replaceAll(m -> "第" + ordinal(m.group(1)) + "，");
    return SpokenForm.sentences(text);
  }

  /** Digit by digit, in groups; the letters before them are not needed to ask for the order. */
  private static String number(java.util.regex.MatchResult match) {
    return Matcher.quoteReplacement(
        digits(match.group(1)) + "，" + digits(match.group(2)) + "，" + digits(match.group(3)));
  }

  /** A number as it is said on the telephone. */
  static String digits(String number) {
    StringBuilder said = new StringBuilder();
    number.chars().forEach(c -> said.append(DIGITS.charAt(c - '0')));
    return said.toString();
  }

  private static String ordinal(String digit) {
    return String.valueOf(ORDINALS.charAt(digit.charAt(0) - '1'));
  }
}
