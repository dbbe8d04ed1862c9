package org.hotline12345.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds people's names in free text: a family name of the list, with a given name, where the words
 * around it say that a person is meant (我叫…, 老板…, …欠我钱, …的电话), or with a title (李医生). Immutable,
 * thread-safe.
 */
final class Names {

  /**
   * A name found.
   *
   * @param start of the part to be covered
   * @param end its end
   * @param name the whole name, to know it again; empty when a title alone says who is meant
   */
  record Found(int start, int end, String name) {}

  private static final Set<String> NONE = words("no_names.txt");
  private static final String FAMILY =
      "(?:"
          + "(?=["
          + longer().map(name -> name.substring(0, 1)).collect(Collectors.joining())
          + "])(?:"
          + longer().collect(Collectors.joining("|"))
          + ")|["
          + words("surnames.txt").stream()
              .filter(name -> name.length() == 1)
              .collect(Collectors.joining())
          + "])";
  private static final Pattern FAMILY_NAME = Pattern.compile(FAMILY);

  /** Who may be named after the word for what he is. */
  private static final Set<String> PEOPLE = words("people.txt");

  /** Words that announce a name themselves. */
  private static final Set<String> ANNOUNCING =
      Set.of(
          "我叫", "我是", "本人", "本人叫", "名字", "名字是", "名字叫", "姓名", "姓名是", "姓名叫", "姓名为", "叫做", "名叫", "叫我",
          "的叫", "个叫", "子叫", "人叫", "联系", "联系人", "感谢", "表扬", "举报", "投诉", "控告", "状告", "起诉", "寻找", "户名",
          "收款人", "开户名");

  private static final List<String> LINKS = List.of("叫做", "名叫", "姓名", "名字", "叫", "是");
  private static final int LONGEST_WORD = 5;

  /** What may follow a name. */
  private static final String AFTER =
      "(?=$|[^\\u4e00-\\u9fa5]|的|电话|手机|身份|先生|女士|小姐|同志|欠|住|在|家|今年|和|跟|与|把|被|说|没|有|不|打|骂|骗|偷|抢|要|也|都|就|又|还|从|向|对|他|她|是|去|来|因|一|两|这|那|等|于|系|患|男|女|办|开|拿|收|卷|拖|强|占|私|违|威|找|给|让|叫我|现|已|突然|经常|天天|每|上|昨|前|老是|总|贪|受|挪|吃|当)";

  /** How much of the text before a name can say that it is one. */
  private static final int BEFORE = 12;

  private static final Pattern GIVEN =
      Pattern.compile("([\\u4e00-\\u9fa5]{1,2}?|[\\u4e00-\\u9fa5]{2})" + AFTER);
  private static final Pattern DOES =
      Pattern.compile(
          "([\\u4e00-\\u9fa5]{1,2})(?=(?:他|她)?(?:还|又|一直|总是|老是|昨天|昨晚|去年|今年|上个?月)?(?:欠|拖欠|骗|打了|打我|骂|威胁|卷款|跑路|借|殴打|侵占|霸占|偷了|抢了|说|先生|女士|同志|本人|家里?的|的(?:电话|手机|身份证|住址|家|工资|档案|病历|账户|微信)|[,，: 　]?(?:电话|手机|身份证|联系)))");
  private static final Pattern BY_NUMBER =
      Pattern.compile(
          "([\\u4e00-\\u9fa5]{1,2})(?=[,，:： 　]{0,2}(?:\\+?86)?[ -]?1[3-9][0-9](?:[0-9*]|[ -]))");

  /**
   * A title or a number makes a name of what these characters stand before, or of what begins a
   * clause.
   */
  private static final String BEFORE_TITLED = "找叫是的和跟给向被让请问姓说有个位对由骂打那这谢扬诉报系科室社区村局校院厂店司我们老小名";

  private static final Pattern TITLE =
      Pattern.compile(
          "(某某?|某人|先生|女士|小姐|太太|师傅|医生|医师|大夫|护士|老师|教授|主任|书记|局长|科长|处长|所长|队长|院长|校长|村长|镇长|乡长|经理|总(?=$|[^\\u4e00-\\u9fa5]|的|说|不|他|让)|老板|律师|警官|法官|阿姨|大爷|大妈|大叔|大哥|大姐|叔叔?|伯伯?|婶|奶奶|爷爷|婆婆|会计|警察|姐|哥|工(?=$|[^\\u4e00-\\u9fa5]))");
  private static final Pattern NOTHING_MORE =
      Pattern.compile("(?=$|[^\\u4e00-\\u9fa5]|的|名|叫|住|电话)");
  private static final Pattern NO_GIVEN =
      Pattern.compile(
          ".?(?:某|先|女|师|医|老|主|书|经|小|大|阿|的|了|是|我|你|他|们|不|在)|(?:的|了|是|不|在|我|某|们|上|下|里)..?");

  /** Every name, in no order; they may overlap. */
  List<Found> in(String text) {
    List<Found> found = new ArrayList<>();
    Matcher family = FAMILY_NAME.matcher(text);
    for (int from = 0; from < text.length() && family.find(from); from = family.start() + 1) {
      at(text, family.start(), family.end(), found);
    }
    return found;
  }

  /** What a family name that stands there says. */
  private static void at(String text, int start, int end, List<Found> found) {
    String before = text.substring(Math.max(0, start - BEFORE), start);
    boolean begins = start == 0 || !isHan(text.charAt(start - 1));
    if (announces(before)) {
      given(GIVEN, text, start, end, found);
    }
    boolean maybe = begins || BEFORE_TITLED.indexOf(text.charAt(start - 1)) >= 0;
    if (begins) {
      given(DOES, text, start, end, found);
    }
    if (maybe) {
      given(BY_NUMBER, text, start, end, found);
    }
    if (before.endsWith("姓") && following(NOTHING_MORE, text, end).lookingAt()) {
      found.add(new Found(start, end, ""));
    }
    if (maybe) {
      Matcher title = following(TITLE, text, end);
      if (title.lookingAt()) {
        boolean somebody = title.group(1).startsWith("某");
        found.add(new Found(somebody ? end : start, somebody ? title.end() : end, ""));
      }
    }
  }

  /** The given name is covered, the family name stays. */
  private static void given(Pattern pattern, String text, int start, int end, List<Found> found) {
    Matcher given = following(pattern, text, end);
    if (given.lookingAt()) {
      String name = text.substring(start, given.end(1));
      if (!isWord(name)) {
        found.add(new Found(end, given.end(1), name));
      }
    }
  }

  private static Matcher following(Pattern pattern, String text, int from) {
    return pattern.matcher(text).useTransparentBounds(true).region(from, text.length());
  }

  private static boolean isHan(char c) {
    return c >= '\u4e00' && c <= '\u9fa5';
  }

  private static boolean announces(String before) {
    String words = before;
    if (!words.isEmpty() && ":： ,，".indexOf(words.charAt(words.length() - 1)) >= 0) {
      words = words.substring(0, words.length() - 1);
    }
    if (endsIn(words, ANNOUNCING) || endsIn(words, PEOPLE)) {
      return true;
    }
    for (String link : LINKS) {
      if (words.endsWith(link)
          && endsIn(words.substring(0, words.length() - link.length()), PEOPLE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsIn(String text, Set<String> words) {
    for (int length = 1; length <= Math.min(LONGEST_WORD, text.length()); length++) {
      if (words.contains(text.substring(text.length() - length))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(String name) {
    return NONE.contains(name.substring(0, 1))
        || NONE.contains(name.substring(0, Math.min(2, name.length())))
        || NO_GIVEN.matcher(name.substring(1)).matches();
  }

  /**
   * A name of a person who says nothing else, in answer to the question for it; empty when none.
   */
  String alone(String text) {
    String bare = text.replaceAll("[^\\u4e00-\\u9fa5]", "");
    return bare.matches(FAMILY + "[\\u4e00-\\u9fa5]{1,2}") && !isWord(bare) ? bare : "";
  }

  private static Stream<String> longer() {
    return words("surnames.txt").stream().filter(name -> name.length() > 1);
  }

  private static Set<String> words(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Names.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .filter(word -> !word.isBlank())
          .collect(Collectors.toCollection(HashSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
