package org.hotline12345.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.organisation.DutyList;

/**
 * The points of demand of a message, when it sets several apart: counted (第一…第二…, 一、…二、…), told
 * after a colon (要求：…，…), or joined by words that begin another matter (另外, 还有一件事).
 */
final class PointSplitter {
  private static final String ENUMERATION = "[,、:：.。)）是就,要]{0,2}";
  private static final List<Pattern> COUNTED =
      List.of(
          Pattern.compile(
              "第(?<n>[一二三四五六七八九])(?!次|天|年|个月|名|二天|时间|位|层|章|小学|中学|趟|辆|排|人民|医院|批|期|组|桶|瓶|份|家|季|步|遍|回|被|线|关|眼|手|杯|碗|户|车)(?:个|件|点|条|桩|样)?(?:事情?|问题|诉求|要求|建议|是)?"
                  + ENUMERATION),
          Pattern.compile(
              "(?<=^|[,。;!?:、(\"“ \\n])(?<n>[一二三四五六七八九])(?:\\)|是(?!直|个|种|样)|来|则|要|、|,|\\.|:)"),
          Pattern.compile(
              "(?<![0-9.])\\(?(?<n>[1-9])(?:、|\\.(?![0-9])|\\)|:(?![0-9])|,(?=[\\u4e00-\\u9fa5]))"),
          Pattern.compile(
              "(?<![0-9.\\-])(?<n>[1-9])(?=[\\u4e00-\\u9fa5]{2})(?![个天年月号日点楼栋幢人次元块米户家岁分小万千百路线层单])"),
          Pattern.compile("(?:事情?|问题|诉求|要求|请求)(?<n>[一二三四五1-5])[:,、是]"),
          Pattern.compile("(?<=^|[,。;!?:])(?<n>[一二三四五])(?=退|道歉|赔|查|修|处|整|清|拆|换|补|把|停|加|装|解)"),
          Pattern.compile("其(?<n>[一二三四五])" + ENUMERATION));
  private static final Pattern FIRST_NEXT =
      Pattern.compile(
          "(?<=^|[,。;!?:])(?:(?<a>首先|先说|头一件|一方面)|(?<b>其次|再次|然后|再者|再一个|另一方面)|(?<c>最后))[是,]?");
  private static final Pattern ONE_ONE = Pattern.compile("(?<=^|[,。;!?:])(?:一个|一件|一条|一)是");
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?:(?:[两二三四五六2-6几]个?(?:点|条|个)?)(?:要求|诉求|请求|问题|事情?|事)|诉求|要求很实在|要求|希望|请求|请帮忙|请你们帮忙|恳请|请求你们|只是希望|我就想|我想要|诉求如下|要求如下)(?:是|有|如下|就|:|,)*[:]");
  private static final Pattern ANOTHER =
      Pattern.compile(
          "(?<=[,。;!?])(?:另外|此外|还有就是|还有一件事情?|还有一个事情?|还有一个问题|还有个事情?|还有个问题|还有(?!人|的|几|一[次回天年家户半]|[0-9])|再一个|再有|再就是|再说一件|顺便(?:反映|问|说|投诉|讲|提)?(?:一下|一句|个)?|除此之外|再说)[,:]?(?!一个多|几)");
  private static final Pattern CLAUSE_END = Pattern.compile("[,。;!?]");
  private static final Pattern SENTENCE_END = Pattern.compile("[。!?;\\n]");
  private static final Pattern EDGE = Pattern.compile("^[,、:。;. ]+|[,、:。;.!? ]+$");
  private static final Pattern NO_POINT =
      Pattern.compile("^(?:谢谢|拜托|麻烦|请回复|求求|我叫|本人|联系|电话|好不好|行不行|可以吗|就这样|我姓|电话|不然|否则).*|^.{0,1}$");
  private static final Pattern CONTINUES =
      Pattern.compile("还有没有|否则|不然|因为|所以|不是|而不是|这样|免得|以免|是不是|让|好让|哪怕");
  private static final String POLITE =
      "(?:请|要求|希望|恳请|请求|求|麻烦|建议|并且|并|再|也|还要|同时|尽快|赶紧|马上|依法|另外|你们|政府|部门|有关部门|相关部门|帮忙|帮我们?|给我们?|能不能|能够?){0,4}";
  private static final Pattern ASKING =
      Pattern.compile("(?:我们?)?(?:就|只|也)?(?:请|要求|希望|恳请|请求|求求?|麻烦|建议|能不能|帮忙)");
  private static final Pattern STRONG =
      Pattern.compile(
          POLITE
              + "(?:退还|退款|退钱|退费|退货|退一赔|赔钱|赔偿|赔礼|道歉|补发|补缴|修复|恢复|整改|查处|处罚|取缔|拆除|更换|安装|加装|清理|支付|赔我|核实|查清|严惩|关停|公示)");
  private static final Pattern DEMAND =
      Pattern.compile(
          POLITE
              + "(?:把|将|给|退|赔|补|修|管|处理|安装|装|换|清|拆|停|搬|恢复|解决|公布|公开|说明|答复|回复|道歉|发|还|加|设|派|罚|撤|注销|核|协调|督促|追|查|整改|取缔|更换|清理|支付|严惩|关|公示|检查|处罚|调整|增加|延长|取消|划|开通|装|补偿|改)");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?:(?<=[有说讲就反映]|^|[,。;!?])(?<n>[两二三四五2-5])个?(?:点|条|件|个)?(?:要求|诉求|请求|问题|事情?|意见|建议)|(?:要求|诉求|请求)(?:就|只|共|一共)?有?(?<m>[两二三四五2-5])(?:个|条|点)?)(?:要?(?:反映|说|讲|问|解决))?[:,。]");
  private static final Pattern LISTED = Pattern.compile("[,、。;!?]");
  private static final Pattern ONE = Pattern.compile("^(?:一个|一件|一条|一是|二是|三是|再就是|还有)(?:是|就是)?");
  private static final Pattern ASKED =
      Pattern.compile(
          "(?:我们?|本人|现)?(?:就|只|的)?(?:要求|请求|恳请|希望|诉求|请(?:你们|政府|有关部门|相关部门|市里|县里|街道)|求你们|能不能|想要|只求|只想)(?:你们|政府|有关部门|相关部门|他们|对方|能|是|尽快|就是){0,2}[:,]?");
  private static final int LONGEST_DEED = 26;
  private static final Pattern CALLER = Pattern.compile("保密|匿名|电话|手机|我叫|我姓|联系|[0-9]{7}|谢谢|拜托");
  private static final Pattern CALLER_CLAUSE =
      Pattern.compile("[,。;!?][^,。;!?]{0,6}(?:保密|匿名|电话|手机|号码|我叫|我姓|联系)");
  private static final int SHORT = 200;
  private static final int LEAST = 3;
  private static final int VERY_SHORT = 60;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 40;
  private static final int ENOUGH = 6;
  private static final int MOST = 9;

  private final ClausePoints clauses;

  PointSplitter(DutyList duties) {
    this.clauses = new ClausePoints(duties);
  }

  /** The points in their order, as they were said; empty when the message is one matter. */
  List<String> split(String message) {
    String text = message.replace("头一个", "第一个").replace("头一件", "第一件").replace("头一条", "第一条");
    for (Pattern counted : COUNTED) {
      List<String> points = counted(text, counted);
      if (points.size() > 1) {
        return points;
      }
    }
    List<String> points = oneAndOne(text);
    if (points.size() > 1) {
      return points;
    }
    points = firstAndNext(text);
    if (points.size() > 1) {
      return points;
    }
    points = announced(text);
    if (points.size() > 1) {
      return points;
    }
    points = longer(demanded(text), longer(asked(text), clauses.asked(text)));
    if (points.size() > 1) {
      return points;
    }
    points = another(text);
    return points.size() > 1 ? points : clauses.sideBySide(text);
  }

  private static List<String> longer(List<String> a, List<String> b) {
    return b.size() > a.size() ? b : a;
  }

  private static List<String> counted(String text, Pattern mark) {
    List<Integer> starts = new ArrayList<>();
    List<Integer> bodies = new ArrayList<>();
    int expected = 1;
    Matcher match = mark.matcher(text);
    while (match.find() && expected <= MOST) {
      if (Numerals.whole(match.group("n")) == expected) {
        starts.add(match.start());
        bodies.add(match.end());
        expected++;
      } else if (Numerals.whole(match.group("n")) == 1 && expected == 2) {
        starts.set(0, match.start());
        bodies.set(0, match.end());
      }
    }
    List<String> points = new ArrayList<>();
    for (int i = 0; i < starts.size() && starts.size() > 1; i++) {
      int limit = i + 1 < starts.size() ? starts.get(i + 1) : sentenceEnd(text, bodies.get(i));
      add(points, gist(text.substring(bodies.get(i), limit)));
    }
    return points;
  }

  private static List<String> oneAndOne(String text) {
    List<Integer> starts = new ArrayList<>();
    List<Integer> bodies = new ArrayList<>();
    Matcher match = ONE_ONE.matcher(text);
    while (match.find()) {
      starts.add(match.start());
      bodies.add(match.end());
    }
    List<String> points = new ArrayList<>();
    for (int i = 0; i < starts.size() && starts.size() > 1; i++) {
      int limit = i + 1 < starts.size() ? starts.get(i + 1) : sentenceEnd(text, bodies.get(i));
      add(points, gist(text.substring(bodies.get(i), limit)));
    }
    return points;
  }

  private static List<String> firstAndNext(String text) {
    List<Integer> starts = new ArrayList<>();
    List<Integer> bodies = new ArrayList<>();
    Matcher match = FIRST_NEXT.matcher(text);
    while (match.find()) {
      if (match.group("a") != null || !starts.isEmpty()) {
        starts.add(match.start());
        bodies.add(match.end());
      }
    }
    List<String> points = new ArrayList<>();
    for (int i = 0; i < starts.size() && starts.size() > 1; i++) {
      int limit = i + 1 < starts.size() ? starts.get(i + 1) : sentenceEnd(text, bodies.get(i));
      add(points, gist(text.substring(bodies.get(i), limit)));
    }
    return points;
  }

  /** What follows the words that ask, when most of it are deeds: 我要求退钱，修好水管，给个说法. */
  private static List<String> asked(String text) {
    List<String> best = List.of();
    for (String sentence : SENTENCE_END.split(text, -1)) {
      Matcher asking = ASKED.matcher(sentence);
      if (!asking.find()) {
        continue;
      }
      List<String> points = new ArrayList<>();
      int deeds = 0;
      for (String part : LISTED.split(sentence.substring(asking.end()), -1)) {
        if (part.length() > LONGEST_DEED) {
          deeds = -MOST;
        }
        deeds += DEMAND.matcher(part).lookingAt() ? 1 : 0;
        add(points, part);
      }
      best = points.size() > 1 && deeds * 2 >= points.size() ? points : best;
    }
    return best;
  }

  /** A short message that goes on with another matter: 路灯坏了，另外垃圾没人清. */
  private static List<String> another(String text) {
    List<String> points = new ArrayList<>();
    Matcher match = ANOTHER.matcher(text);
    int begin = 0;
    while (match.find() && text.length() <= SHORT) {
      add(points, lastSentence(text.substring(begin, match.start())));
      begin = match.end();
    }
    if (begin > 0) {
      Matcher caller = CALLER_CLAUSE.matcher(text).region(begin, text.length());
      add(points, gist(text.substring(begin, caller.find() ? caller.start() : text.length())));
    }
    boolean real = points.stream().allMatch(p -> p.length() >= LEAST && !CALLER.matcher(p).find());
    return real ? points : List.of();
  }

  /** What stands before another matter, without what only tells where and when. */
  private static String lastSentence(String words) {
    String text = EDGE.matcher(words).replaceAll("");
    int cut = Math.max(text.lastIndexOf('。'), text.lastIndexOf(';'));
    return text.substring(cut + 1);
  }

  /** The first sentence of a point, and of a long one as many clauses as tell what it is about. */
  private static String gist(String body) {
    String sentence = body.substring(0, sentenceEnd(body, 0));
    int end = 0;
    Matcher clause = CLAUSE_END.matcher(sentence);
    while (clause.find()) {
      if (clause.start() > LONGEST && end >= ENOUGH) {
        return sentence.substring(0, end);
      }
      end = clause.start();
    }
    return end >= ENOUGH && sentence.length() > LONGEST ? sentence.substring(0, end) : sentence;
  }

  /** Demands told one after the other in one sentence: 请退还购物款，赔偿损失. */
  private static List<String> demanded(String text) {
    List<String> best = List.of();
    if (text.length() <= VERY_SHORT) {
      List<String> points = new ArrayList<>();
      for (String clause : CLAUSE_END.split(text, -1)) {
        if (STRONG.matcher(clause).lookingAt()) {
          add(points, clause);
        }
      }
      best = points.size() > 1 ? points : best;
    }
    for (String sentence : SENTENCE_END.split(text, -1)) {
      List<String> points = new ArrayList<>();
      boolean asks = false;
      for (String clause : CLAUSE_END.split(sentence, -1)) {
        asks |= ASKING.matcher(clause).lookingAt();
        if (DEMAND.matcher(clause).lookingAt() && (asks || STRONG.matcher(clause).lookingAt())) {
          add(points, clause);
        }
      }
      best = points.size() > 1 ? points : best;
    }
    return best;
  }

  private static List<String> announced(String text) {
    List<String> counted = numbered(text);
    if (counted.size() > 1) {
      return counted;
    }
    Matcher match = ANNOUNCED.matcher(text);
    List<String> points = new ArrayList<>();
    while (match.find() && points.size() < 2) {
      points.clear();
      String list = text.substring(match.end(), sentenceEnd(text, match.end()));
      for (String part : CLAUSE_END.split(list, -1)) {
        if (!points.isEmpty() && CONTINUES.matcher(part).lookingAt()) {
          points.set(points.size() - 1, points.getLast() + "," + part);
        } else {
          add(points, part);
        }
      }
    }
    return points;
  }

  /** 两件事：…，…: as many clauses as were announced. */
  private static List<String> numbered(String text) {
    Matcher match = NUMBERED.matcher(text);
    if (!match.find()) {
      return List.of();
    }
    String said = match.group("n") == null ? match.group("m") : match.group("n");
    int number = Numerals.whole(said);
    List<String> points = new ArrayList<>();
    String list = text.substring(match.end());
    Pattern separator = list.contains("、") && !list.contains(",") ? LISTED : CLAUSE_END;
    for (String part : separator.split(list, -1)) {
      if (points.size() < number) {
        add(points, ONE.matcher(part).replaceFirst(""));
      }
    }
    return points.size() == number ? points : List.of();
  }

  private static int sentenceEnd(String text, int from) {
    Matcher end = SENTENCE_END.matcher(text);
    return end.find(from) ? end.start() : text.length();
  }

  private static void add(List<String> points, String words) {
    String point = EDGE.matcher(words.strip()).replaceAll("").strip();
    if (point.length() >= SHORTEST && !NO_POINT.matcher(point).matches() && points.size() < MOST) {
      points.add(point);
    }
  }
}
