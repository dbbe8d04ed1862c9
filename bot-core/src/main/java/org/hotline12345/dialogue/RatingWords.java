package org.hotline12345.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.followup.Opinion;
import org.hotline12345.followup.Satisfaction;
import org.jspecify.annotations.Nullable;

/** Understands how somebody rates who was asked to. All methods take normalised words. */
final class RatingWords {
  private static final Pattern POINTS =
      Pattern.compile("^(?:我?(?:给|打))?([1-5一二两三四五])(?:颗|个)?(?:分|星)+(?:吧|好评|的)?");
  private static final Pattern FULL = Pattern.compile("^我?(?:给|打)?(?:满分|100分|一百分|10分)");
  private static final Pattern NOTHING = Pattern.compile("^我?(?:给|打)?(?:0分|零分|负分)");
  private static final Pattern BARE = Pattern.compile("^[1-5]$");

  /** What may stand before a rating; anything else is about something new. */
  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:我|俺|们|对|这次|本次|此次|这个|那个|这|次|你|的|办理|处理|办|结果|答复|回复|工单|服务|总体|总的来说|来说|评价|是|觉得|感觉|还是|给|那|就|嗯|哦|好的|,|，|:|：)*");

  private static final Pattern CONTENT_AFTER_ALL =
      Pattern.compile("(?:没有?|并?不是|谈不上)(?:什么|哪里|觉得|很|太|非常)*不满意?的?");
  private static final Pattern NAMES_IT = Pattern.compile("满意|差评|好评");
  private static final Pattern BAD =
      Pattern.compile(
          "满意(?:个|才怪)|(?:谈|说|算)不上满意|(?:非常|十分|特别|极其|很|太)?不(?:太|怎么|是很|大|够|算)?满意|差评|(?:非常|特别|很|太|比较)差|不好|不行|不怎么样|不咋|太慢|糟|敷衍|推诿|踢皮球|失望|没(?:有)?(?:人|单位|部门)?(?:管|理|解决|办好|处理)");
  private static final Pattern FAIR =
      Pattern.compile("基本(?:上)?满意|(?:比较|还算|勉强|大体)(?:上)?满意|^(?:还?可以|还?行|还好|一般般?|凑合|马马虎虎|差不多|过得去)");
  private static final Pattern GOOD =
      Pattern.compile("满意|好评|点赞|(?:很|挺|非常|特别)(?:好|不错|快|及时|认真|负责)|^还?不错|(?:解决|修好|办好|处理好)了");
  private static final Pattern UNSOLVED =
      Pattern.compile(
          "解决了?(?:一部分|一半|一点|部分)|(?:部分|只|没有?完全)解决|(?:没|没有|未|还没|还没有|根本没|一直没|尚未)(?:有)?(?:给|被|得到|人|真正|彻底|完全)*(?:解决|修好|修|办好|办成|处理好?|弄好|落实|整改)|^(?:没有?|还没有?|没呢|并没有|未)$|还是老样子|依然如此|(?:又|还)(?:坏|堵|漏|吵|这样)");
  private static final Pattern SOLVED =
      Pattern.compile(
          "(?:已经?|都|全|总算|终于)?(?:解决|修好|办好|办成|处理好|弄好|落实)了|^(?:已经?)?(?:解决|是的?|对|好了|嗯)(?:了|的)?$");
  private static final Pattern NOT_CONTACTED =
      Pattern.compile("没(?:有)?(?:任何|一个)?(?:人|单位|部门|谁)?(?:给我|跟我|和我|来)?(?:联系|打(?:过)?电话|回复|上门|来)");
  private static final Pattern CONTACTED = Pattern.compile("(?:联系|打电话|上门|来)(?:过|了)(?:我)?");
  private static final Pattern BECAUSE =
      Pattern.compile("^[,，。.;；:：!！、\\s]*(?:因为|由于|原因是|理由是|主要是|就是)?[,，:：]?");
  private static final Pattern PARTICLES = Pattern.compile("^(?:的|了|吧|啊|呀|呢|哦|嘛|咯)+");
  private static final Pattern THANKS =
      Pattern.compile("^(?:多谢|谢谢|感谢|辛苦|谢)(?:你们|您|了|大家|啦|你|政府|12345)*$");
  private static final Pattern CANNOT_TELL =
      Pattern.compile("^(?:我?(?:还|也)?)?(?:不知道|不清楚|不确定|不好说|没注意|还没看|再看看|说不准).{0,4}$");
  private static final Pattern ASKS = Pattern.compile("[?？]$|(?:吗|呢|怎么办|如何|什么)$");
  private static final Pattern NOTHING_MORE =
      Pattern.compile("^(?:没有?了?|没什么|不说了|不用了?|算了|没有?(?:别的)?原因|不想说|无)[。.!]?$");

  private static final int LONGEST_UNNAMED = 8;
  private static final int LATEST_NAMED = 4;
  private static final int SHORTEST_REASON = 2;

  private RatingWords() {}

  /**
   * What the words say of it; empty when they say nothing. A rating begins with what it rates by;
   * words that do not name their content (很差, 没人管) count only when little else is said, because the
   * same words tell of a new matter.
   *
   * @param bareDigits whether a digit alone is points, 5 the best; not where digits pick from a
   *     list
   */
  static Optional<Opinion> opinion(String words, boolean bareDigits) {
    String plain = LEAD.matcher(words).replaceFirst("");
    if (FULL.matcher(plain).find()) {
      return Optional.of(said(plain, Satisfaction.SATISFIED, FULL));
    }
    if (NOTHING.matcher(plain).find()) {
      return Optional.of(said(plain, Satisfaction.DISSATISFIED, NOTHING));
    }
    Optional<Satisfaction> points = points(plain, bareDigits);
    if (points.isPresent()) {
      return Optional.of(said(plain, points.get(), POINTS));
    }
    if (ASKS.matcher(plain).find() || !ratesAtOnce(plain)) {
      return Optional.empty();
    }
    if (CONTENT_AFTER_ALL.matcher(plain).find()) {
      return Optional.of(said(plain, Satisfaction.SATISFIED, CONTENT_AFTER_ALL));
    }
    if (FAIR.matcher(plain).find()) {
      return Optional.of(said(plain, Satisfaction.FAIRLY_SATISFIED, FAIR));
    }
    if (BAD.matcher(plain).find() || UNSOLVED.matcher(plain).find()) {
      return Optional.of(said(plain, Satisfaction.DISSATISFIED, BAD));
    }
    return GOOD.matcher(plain).find()
        ? Optional.of(said(plain, Satisfaction.SATISFIED, GOOD))
        : Optional.empty();
  }

  private static boolean ratesAtOnce(String plain) {
    if (plain.length() <= LONGEST_UNNAMED) {
      return true;
    }
    Matcher named = NAMES_IT.matcher(plain);
    return named.find() && named.start() <= LATEST_NAMED;
  }

  /** Whether the words are a rating and nothing else, so that they fit no other question. */
  static boolean onlyRates(String plain) {
    return plain.matches("(?:非常|很|比较)?(?:不满意|满意|基本满意)[。.!！]?");
  }

  private static Optional<Satisfaction> points(String plain, boolean bareDigits) {
    Matcher points = POINTS.matcher(plain);
    if (points.find()) {
      return Optional.of(ofPoints(points.group(1)));
    }
    return bareDigits && BARE.matcher(plain).matches()
        ? Optional.of(ofPoints(plain))
        : Optional.empty();
  }

  /** 5 and 4 are 满意, 3 is 基本满意, 2 and 1 are 不满意. */
  private static Satisfaction ofPoints(String digit) {
    int points = Math.floorMod("12345一二三四五".indexOf(digit.equals("两") ? "二" : digit), 5) + 1;
    return points >= 4
        ? Satisfaction.SATISFIED
        : points == 3 ? Satisfaction.FAIRLY_SATISFIED : Satisfaction.DISSATISFIED;
  }

  private static Opinion said(String plain, Satisfaction result, Pattern rating) {
    return new Opinion(contacted(plain), solvedIn(plain), result, null, reason(plain, rating));
  }

  /** What stands beside the rating, when it is more than a word or two. */
  private static String reason(String plain, Pattern rating) {
    Matcher found = rating.matcher(plain);
    String rest = plain;
    if (found.find()) {
      rest =
          found.start() == 0
              ? plain.substring(found.end())
              : plain.endsWith(found.group()) ? plain.substring(0, found.start()) : plain;
    }
    String told = PARTICLES.matcher(rest).replaceFirst("");
    String reason = BECAUSE.matcher(told).replaceFirst("").replaceAll("[,，。.!！;；]+$", "");
    return reason.length() < SHORTEST_REASON || THANKS.matcher(reason).matches() ? "" : reason;
  }

  private static @Nullable Boolean contacted(String plain) {
    if (NOT_CONTACTED.matcher(plain).find()) {
      return false;
    }
    return CONTACTED.matcher(plain).find() ? Boolean.TRUE : null;
  }

  /** Whether the words say that it is solved; null when they do not say. */
  static @Nullable Boolean solvedIn(String plain) {
    if (UNSOLVED.matcher(plain).find()) {
      return false;
    }
    return SOLVED.matcher(plain).find() ? Boolean.TRUE : null;
  }

  /** Whether the citizen cannot tell whether it is solved. */
  static boolean cannotTell(String plain) {
    return CANNOT_TELL.matcher(plain).matches();
  }

  /** Whether the citizen has no reason to tell. */
  static boolean nothingMore(String plain) {
    return NOTHING_MORE.matcher(plain).matches();
  }

  /** Whether the citizen asks to rate. */
  static boolean wantsToRate(String plain) {
    return List.of("评价", "我要评价", "我来评价", "评价工单", "评价办理结果", "我要评价工单", "满意度评价").contains(plain);
  }
}
