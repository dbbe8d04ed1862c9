package org.hotline12345.understanding;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.organisation.Place;
import org.jspecify.annotations.Nullable;

/**
 * Finds the facts of a matter in an utterance: place, time, phone, name, wish for confidentiality.
 * Thread-safe when the gazetteer is.
 */
public final class SlotExtractor {

  private static final Pattern MOBILE = Pattern.compile("(?<![0-9])1[3-9][0-9]{9}(?![0-9])");
  private static final Pattern LANDLINE =
      Pattern.compile("(?<![0-9a-zA-Z])(?:0[0-9]{2,3}-?)?[2-8][0-9]{6,7}(?![0-9])");
  private static final String NUMBER = "[0-9一二两三四五六七八九十半几]{1,3}";
  private static final String HOUR =
      "(?:(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜间|半夜|深夜|晚间|大清早|后半夜)?的?"
          + NUMBER
          + "(?:点|时|:[0-9]{2})(?:钟|半|多|左右|[0-9一二三四五十]{1,3}分?)?)";
  private static final String DAY =
      "(?:今天|今晚|今早|今年|昨天|昨晚|昨夜|前天|前晚|大前天|明天|上周[一二三四五六日天末]?|上个?星期[一二三四五六日天]?|这周[一二三四五六日末天]?"
          + "|本周|这几天|这两天|最近|近期|近来|前几天|上个?月|这个?月|本月|去年|前年|月初|月底|年初|年底|国庆|春节|五一|元旦|中秋|端午|清明|周[一二三四五六日末]|星期[一二三四五六日天]"
          + "|(?:[0-9]{4}年)?[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}[日号]|份|初|底|中旬|上旬|下旬)?|(?<![0-9路街弄巷道村区园楼幢栋苑城镇庭湾])(?<![0-9街路巷弄村道区幢栋园])[0-9]{1,2}[日号](?!楼|线|路|桥|院|栋|幢|机|店|门|车|厅|厂|地))";
  private static final String HABIT =
      "(?:每天|每晚|每夜|天天|每周末?|每到[^,。]{1,6}|一到[^,。]{1,6}|经常|一直|长期|从[^,。]{1,10}(?:开始|起|到现在|至今)|(?:已经|持续|连续)?(?:有)?好?"
          + NUMBER
          + "多?(?:天|个月|周|年|个星期|个小时|小时)(?:了|多了|前)|刚才|刚刚|现在|目前|凌晨|半夜|深夜|夜里|晚上|早上|上午|中午|下午|傍晚|周末)";
  private static final Pattern WHEN =
      Pattern.compile(
          "(?:"
              + DAY
              + "|"
              + HABIT
              + "|"
              + HOUR
              + ")的?(?:[,、]?(?:"
              + DAY
              + "|"
              + HABIT
              + "|"
              + HOUR
              + ")|到|至|开始|以来|左右|前后){0,5}");
  private static final Pattern NAME =
      Pattern.compile(
          "(?:我姓|免贵姓|本人姓|姓)([\\u4e00-\\u9fa5])(?![\\u4e00-\\u9fa5]{0,1}名)|(?:我叫|我是|名字(?:是|叫)?|姓名(?:是|叫|:)?|本人|联系人(?:是|:)?|叫我)([\\u4e00-\\u9fa5]{1,3}(?:先生|女士|小姐|师傅|阿姨|大爷|大妈))|(?:我叫|名字(?:是|叫)|姓名(?:是|叫|:)?|联系人(?:是|:))([\\u4e00-\\u9fa5]{2,3})(?=[,。,;]|$|电话|手机)|(?<![\\u4e00-\\u9fa5])([\\u4e00-\\u9fa5](?:先生|女士|小姐|师傅|阿姨|大爷|大妈))(?![\\u4e00-\\u9fa5])");
  private static final Pattern OPEN =
      Pattern.compile(
          "(不|无)(需要?|用|要|必)?保密|可以公开|公开(没关系|就行|吧|可以)|不怕(别人|人)?知道|实名(就|也)?(可以|行|好)|可以告诉(他们|单位|对方)");
  private static final Pattern SECRET =
      Pattern.compile(
          "(要|需要|请|希望|帮我|想|必须|麻烦|给我|要求|还是|申请)?保密|匿名|(不要|别|不能|不想|不希望|不愿意?)(透露|泄露|公开|让[^,。]{0,8}知道|告诉(他们|对方|别人|物业|村里|老板|单位|邻居)|暴露)");
  private static final Pattern HAMLET =
      Pattern.compile(
          "[\\u4e00-\\u9fa5a-z0-9]{1,12}?(?:路|街(?!道)|巷|弄|大道|小区|花园|公寓|新村|广场(?!舞)|大厦|市场|商场|超市|医院|学校|小学|中学|幼儿园|公园|车站|桥|工业区|园区|工地|家园|苑|府|城|庭|湾|酒店|饭店|菜场|码头|景区|社区|村)(?:[0-9一二三四五六七八九十]{1,4}号?(?:楼|幢|栋|单元|室|弄|号)?)*(?:对面|门口|旁边?|附近|交叉口|路口|里面?|后面|前面)?");

  private static final Pattern DIVISION = Pattern.compile("^.*(?:县|市(?!场|民|政)|镇|乡|街道)(?=.{2,})");

  private final Function<String, Optional<Place>> gazetteer;

  /**
   * With the city's gazetteer.
   *
   * @param gazetteer the most exact division named in a text
   */
  public SlotExtractor(Function<String, Optional<Place>> gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** Every fact the utterance tells. */
  public Slots extract(String text) {
    String plain = SpokenDigits.normalize(Normalizer.plain(text));
    return new Slots(place(plain), when(plain), name(plain), phone(plain), confidential(plain));
  }

  /** The phone in the text, digits only; empty when there is none. */
  public String phone(String text) {
    String plain = SpokenDigits.normalize(Normalizer.plain(text));
    Matcher mobile = MOBILE.matcher(plain);
    if (mobile.find()) {
      return mobile.group();
    }
    Matcher landline = LANDLINE.matcher(plain.replaceAll("ls[0-9]+", ""));
    return landline.find() ? landline.group().replace("-", "") : "";
  }

  private @Nullable Place place(String plain) {
    String words = hamlet(plain);
    Optional<Place> known = gazetteer.apply(plain);
    if (known.isPresent()) {
      Place found = known.get();
      return new Place(found.code(), found.path(), words);
    }
    return null;
  }

  /** The citizen's words for a road, a block or a building; empty when there are none. */
  static String hamlet(String plain) {
    String longest = "";
    Matcher match = HAMLET.matcher(plain);
    while (match.find()) {
      String words =
          match.group().replaceFirst("^.*?(?:在|是|位于|住|到|我们|我家|反映|投诉|举报|的(?=[^的]{3}))", "");
      words = DIVISION.matcher(words).replaceFirst("");
      if (words.length() > longest.length()) {
        longest = words;
      }
    }
    return longest;
  }

  private static String when(String plain) {
    String longest = "";
    Matcher match = WHEN.matcher(plain);
    while (match.find()) {
      if (match.group().length() > longest.length()) {
        longest = match.group();
      }
    }
    return longest;
  }

  private static String name(String plain) {
    Matcher match = NAME.matcher(plain);
    if (!match.find()) {
      return "";
    }
    for (int group = 1; group <= match.groupCount(); group++) {
      String found = match.group(group);
      if (found != null) {
        return group == 1 ? title(found, plain) : found;
      }
    }
    return "";
  }

  private static String title(String surname, String plain) {
    return surname + (plain.contains("女士") ? "女士" : plain.contains("先生") ? "先生" : "(先生/女士)");
  }

  private static @Nullable Boolean confidential(String plain) {
    if (OPEN.matcher(plain).find()) {
      return false;
    }
    return SECRET.matcher(plain).find() ? true : null;
  }
}
