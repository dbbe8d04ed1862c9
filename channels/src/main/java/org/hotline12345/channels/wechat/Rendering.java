package org.hotline12345.channels.wechat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.answer.WechatForm;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;
import org.jspecify.annotations.Nullable;

/**
 * Replies as WeChat shows them: plain text of at most 2,048 bytes, quick replies as a numbered
 * list, the source with a link. WeChat reads tags in text, so nothing that anybody wrote keeps its
 * angle brackets; the links are ours alone. Immutable.
 */
final class Rendering {
  /** Longest text of a message, in bytes of UTF-8. */
  static final int LONGEST = 2048;

  private static final String MORE = "……";

  private final @Nullable String pages;
  private final Phrases phrases;

  /**
   * @param pages address of the citizens' web pages, null to link none
   */
  Rendering(@Nullable String pages, Phrases phrases) {
    this.pages = pages;
    this.phrases = phrases;
  }

  /** One bubble to be: words, and what follows them. */
  private record Piece(String text, String source, List<String> choices) {}

  /** The messages of one or more replies; the last one's quick replies are those to choose from. */
  List<String> of(List<Reply> replies) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      Reply reply = replies.get(i);
      pieces.add(
          new Piece(
              words(reply.text()),
              source(reply),
              i == replies.size() - 1 ? reply.quickReplies() : List.of()));
    }
    return joined(pieces);
  }

  /** What a seat wrote, under the seat's public name. */
  List<String> ofSeat(@Nullable String seat, String text) {
    String name = seat == null ? "" : phrases.say("wechat.seat", "seat", escaped(seat));
    return joined(List.of(new Piece(name + escaped(text), "", List.of())));
  }

  private List<String> joined(List<Piece> pieces) {
    StringBuilder all = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece.text.isEmpty()) {
        continue;
      }
      String whole = piece.text + piece.source;
      String link = piece.source;
      String tail = choices(piece);
      if (!link.isEmpty() && bytes(whole + tail) > LONGEST) {
        // The rest is behind the link.
        whole = cut(piece.text, LONGEST - bytes(MORE + link + tail)) + MORE + link;
      }
      all.append(all.isEmpty() ? "" : "\n\n").append(whole).append(tail);
    }
    return split(all.toString());
  }

  private String source(Reply reply) {
    if (reply.kind() != ReplyKind.ANSWER || reply.citations().isEmpty()) {
      return "";
    }
    Reply.Citation citation = reply.citations().getFirst();
    String named =
        "\n" + phrases.say("wechat.source", "department", escaped(citation.department()));
    return pages == null
        ? named
        : named
            + "\n<a href=\""
            + pages
            + "/articles/"
            + citation.articleId()
            + "\">"
            + phrases.say("wechat.whole")
            + "</a>";
  }

  /** Those that the text does not number itself. */
  private String choices(Piece piece) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < piece.choices.size(); i++) {
      String choice = escaped(piece.choices.get(i));
      if (!piece.text.contains((i + 1) + ". " + choice)) {
        list.append('\n').append(i + 1).append(". ").append(choice);
      }
    }
    return list.isEmpty() ? "" : "\n\n" + phrases.say("wechat.choose") + list;
  }

  private static String words(String markdown) {
    return escaped(String.join("\n", WechatForm.bubbles(markdown)));
  }

  private static String escaped(String text) {
    return text.replace('<', '＜').replace('>', '＞');
  }

  /** Messages of at most {@link #LONGEST} bytes. */
  static List<String> split(String text) {
    List<String> messages = new ArrayList<>();
    String rest = text.strip();
    while (bytes(rest) > LONGEST) {
      String head = cut(rest, LONGEST);
      messages.add(head.strip());
      rest = rest.substring(head.length()).strip();
    }
    if (!rest.isEmpty()) {
      messages.add(rest);
    }
    return messages;
  }

  /** The beginning of a text, up to the end of a line or sentence where one is near. */
  private static String cut(String text, int atMost) {
    int end = 0;
    int size = 0;
    int good = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      int width = bytes(Character.toString(point));
      if (size + width > atMost) {
        break;
      }
      size += width;
      end += Character.charCount(point);
      if ("\n。！？；".indexOf(point) >= 0) {
        good = end;
      }
    }
    return text.substring(0, good > end / 2 ? good : end);
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
