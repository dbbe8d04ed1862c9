package org.hotline12345.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An answer as the telephone says it: the first sentences, short enough to be listened to, with
 * every number in words, phones digit by digit, and nothing in them that cannot be heard, such as
 * brackets or addresses of pages. Pure.
 */
public final class SpokenForm {
  /** What is said when there is more than was said. */
  public static final String MORE = "其余内容可以发短信或在微信上看。";

  /** About twenty seconds of speech. */
  private static final int LONGEST = 90;

  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?://|www\\.)[\\w./?=&%#:~+-]+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
  private static final Pattern ASIDE = Pattern.compile("（[^（）]*）|\\([^()]*\\)|\\[[^\\]]*]|【[^】]*】");

  /** A document's number: who issued it, the year, the number. */
  private static final String NUMBER_OF_DOCUMENT =
      "(\\p{IsHan}{1,8}(?:[发函办字规]|办法))\\s*[〔\\[【（(]?((?:19|20)\\d\\d)[〕\\]】）)]?\\s*第?"
          + "(\\d{1,4})号(?:文件|文(?!\\p{IsHan}))?";

  /** After the title it says nothing to a listener. */
  private static final Pattern AFTER_TITLE = Pattern.compile("(?<=》)[，、\\s]*" + NUMBER_OF_DOCUMENT);

  private static final Pattern DOCUMENT = Pattern.compile(NUMBER_OF_DOCUMENT);
  private static final Pattern PER = Pattern.compile("(?<=\\p{IsHan})/(?=\\p{IsHan})");
  private static final Pattern SILENT = Pattern.compile("[《》“”‘’\"'「」『』〔〕\\[\\]（）()*_#`~^|｜·•]");
  private static final Pattern HEARD_AS_PAUSE =
      Pattern.compile("[：:—–…]+|(?<=\\p{IsHan})-(?=\\p{IsHan})");

  private SpokenForm() {}

  /** What is said; empty for an answer without words. */
  public static String of(String markdown) {
    StringBuilder said = new StringBuilder();
    boolean more = false;
    for (String line : MarkdownText.lines(markdown, "", false)) {
      String words = speakable(line);
      if (words.isEmpty()) {
        continue;
      }
      String sentence = ended(words);
      int room = LONGEST - said.length();
      int end =
          said.isEmpty() && sentence.length() > LONGEST
              ? firstEnd(sentence)
              : fitting(sentence, room);
      said.append(ended(sentence.substring(0, end)));
      if (end < sentence.length()) {
        more = true;
        break;
      }
    }
    return said.isEmpty() ? "" : more ? said + MORE : said.toString();
  }

  /**
   * The whole text as sentences to be said one after another, nothing left out but what cannot be
   * heard.
   */
  public static List<String> sentences(String markdown) {
    List<String> sentences = new ArrayList<>();
    for (String line : MarkdownText.lines(markdown, "", true)) {
      String words = speakable(line);
      int from = 0;
      while (from < words.length()) {
        int end = from + nextEnd(words.substring(from));
        String sentence = ended(words.substring(from, end));
        if (!sentence.isEmpty() && !sentence.equals("。")) {
          sentences.add(sentence);
        }
        from = end;
      }
    }
    return sentences;
  }

  private static int nextEnd(String words) {
    for (int i = 0; i < words.length(); i++) {
      if ("。！？".indexOf(words.charAt(i)) >= 0) {
        return i + 1;
      }
    }
    return words.length();
  }

  /** A line without what cannot be heard, its numbers in words. */
  static String speakable(String line) {
    String plain = ADDRESS.matcher(line).replaceAll("");
    plain = AFTER_TITLE.matcher(plain).replaceAll("");
    plain = DOCUMENT.matcher(plain).replaceAll("$1$2年第$3号文件");
    plain = plain.replaceFirst("^\\d{1,2}(?:\\.\\s+|、\\s*)", "");
    String aside = "";
    while (!aside.equals(plain)) {
      aside = plain;
      plain = ASIDE.matcher(plain).replaceAll("");
    }
    plain =
        plain
            .replace("℃", "摄氏度")
            .replace("㎡", "平方米")
            .replace("≥", "不少于")
            .replace("≤", "不多于")
            .replace("＞", "多于")
            .replace("＜", "少于")
            .replace("×", "乘")
            .replace("→", "，再到")
            .replace("&", "和");
    String said = SpokenNumbers.say(plain);
    said = PER.matcher(said).replaceAll("或者");
    said = HEARD_AS_PAUSE.matcher(said).replaceAll("，");
    said = SILENT.matcher(said).replaceAll("");
    return said.replaceAll("\\s+", "")
        .replaceAll("[；;]", "。")
        .replaceAll("[,，、]+(?=[。！？])", "")
        .replaceAll("，{2,}", "，")
        .replaceAll("^[，、。]+", "");
  }

  /** Whole sentences only, as many as there is room for. */
  private static int fitting(String sentence, int room) {
    return sentence.length() <= room ? sentence.length() : Sentences.endBefore(sentence, room);
  }

  /** The first sentence is said however long it is, but for a clause's end when there is one. */
  private static int firstEnd(String sentence) {
    int end = Sentences.endBefore(sentence, LONGEST);
    int clause = sentence.lastIndexOf('，', LONGEST);
    return end > 0 ? end : clause > 0 ? clause : sentence.length();
  }

  private static String ended(String words) {
    if (words.isEmpty()) {
      return "";
    }
    String bare = words.replaceAll("[，、：]+$", "");
    return List.of("。", "！", "？").stream().anyMatch(bare::endsWith) ? bare : bare + "。";
  }
}
