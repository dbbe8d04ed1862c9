package org.hotline12345.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sum a matter is about, in yuan: the one said to be the total, else the first. A number counts
 * with a unit of money behind it, or when the words before it speak of money.
 */
final class AmountFinder {
  private static final Pattern MONEY =
      Pattern.compile(
          "(?<n>"
              + Numerals.NUMBER
              + ")(?<about>多|来|余|几)?(?<unit>万元|千元|块钱|块|元|圆|美元|毛钱|毛|[wk](?![a-z0-9]))(?<rest>[一二三四五六七八九1-9](?:[角毛]|(?![0-9一二三四五六七八九十百千万个点号年月天分角])))?");
  private static final Pattern BARE =
      Pattern.compile(
          "(?<!第|[0-9.几])(?<n>"
              + Numerals.NUMBER
              + ")(?:多|来|余)?(?![0-9零一二两三四五六七八九十百千万亿]|几[十百千万]|[多来余几]?(?:[年月日号时点分秒天周岁人个名位户家口辆台间层楼栋幢平亩斤公里米吨次趟遍条只头张块元角页份届期路线米度瓦字件套箱包瓶]|小时|星期|礼拜|晚上|平方|千克|厘米|%|折|倍|块钱))");
  private static final Pattern SPEAKS_OF_MONEY =
      Pattern.compile(
          "(?:欠|付|交|收|罚|罚款|扣|赔|赔偿|花|加|费|费用|价|价格|定金|订金|押金|借|借款|贷|要价|开口|总共是?|一共是?|共计|合计|工资|工钱|钱|补助|补贴|每人|一人|吃了|退|退还|补|涨到|涨|转|到手|只有|存|充|充了|月薪|奖金|房租|租金|学费|学费要?|中介费|报价|卖|要|损失|一个月|一年|每月|一个工|一天|利息|砍头息|少|多|金额|每个月|个月|骗|骗走|剩|还差|首付|月供|本金|预付|支出|开销|花销|补偿|收入|月租|年租|余额|货款|尾款|人民币|总额|累计|¥|每平米?|收取|缴|缴了|支付|垫|垫付|报销|罚单|罚金|卖到|彩礼|礼金|份子钱|红包|香火钱|赞助费?|集资款?|分红|欠条|票价)(?:我们?|他们?|你们?|了|要|给|近|约|将近|差不多|大概|就|是|到|掉|走|人家|款|钱|价|至少|整整|共|拿)*$");
  private static final Pattern MONEY_AFTER =
      Pattern.compile(
          "(?:多|来|余)?的?(?:工资|工钱|货款|工程款|尾款|押金|定金|订金|保证金|学费|房租|租金|罚款|赔偿|补偿|违约金|本金|利息|现金|人民币|血汗钱|退款|余额|存款|奖金|补贴|钱(?!塘|币|包))");
  private static final Pattern TOTAL =
      Pattern.compile("(?:总共|总计|合计|共计|累计|统共|拢共|前前后后|算下来|总价|总额|加起来|实际|损失|涉及金额|金额)[^,。;]{0,6}$");

  /** 买了个手机三千九百九十九: what was bought, and its price at the end of the clause. */
  private static final Pattern BOUGHT = Pattern.compile("买[了的到过][^,。;!?]{1,8}$");

  private static final Pattern CLAUSE_ENDS = Pattern.compile("[,。;!?]|$");
  private static final double LEAST_PRICE = 100;
  private static final Pattern NOT_MONEY = Pattern.compile("(?:尾号|编号|后四位|开头|门牌|身份证|第)[^,。;]{0,4}$");
  private static final double LEAST_BARE = 10;

  private AmountFinder() {}

  static @Nullable BigDecimal find(Draft draft) {
    Double first = null;
    int firstAt = Integer.MAX_VALUE;
    int firstEnd = 0;
    Matcher money = MONEY.matcher(draft.text());
    while (money.find()) {
      OptionalDouble value = value(money);
      if (value.isEmpty() || !draft.free(money.start(), money.end())) {
        continue;
      }
      if (TOTAL.matcher(draft.before(money.start(), 10)).find()) {
        return yuan(value.getAsDouble());
      }
      if (first == null || SelfCorrection.between(draft.text(), firstEnd, money.start())) {
        first = value.getAsDouble();
        firstAt = money.start();
        firstEnd = money.end();
      }
    }
    Matcher bare = BARE.matcher(draft.text());
    while (bare.find()) {
      String before = draft.before(bare.start(), 12);
      OptionalDouble value = number(bare.group("n"));
      if (value.isEmpty()
          || value.getAsDouble() < LEAST_BARE
          || !draft.free(bare.start(), bare.end())
          || !speaksOfMoney(draft, bare, before)
          || NOT_MONEY.matcher(before).find()) {
        continue;
      }
      if (TOTAL.matcher(before).find()) {
        return yuan(value.getAsDouble());
      }
      if (bare.start() < firstAt) {
        first = value.getAsDouble();
        firstAt = bare.start();
      }
    }
    return first == null ? null : yuan(first);
  }

  private static boolean speaksOfMoney(Draft draft, Matcher bare, String before) {
    boolean price =
        BOUGHT.matcher(before).find()
            && CLAUSE_ENDS.matcher(draft.after(bare.end("n"), 1)).lookingAt()
            && number(bare.group("n")).orElse(0) >= LEAST_PRICE;
    return price
        || SPEAKS_OF_MONEY.matcher(before).find()
        || MONEY_AFTER.matcher(draft.after(bare.end("n"), 8)).lookingAt();
  }

  /** 一千二一晚: the last character may belong to what follows. */
  private static OptionalDouble number(String words) {
    OptionalDouble value = Numerals.value(words);
    return value.isEmpty() && words.length() > 2
        ? Numerals.value(words.substring(0, words.length() - 1))
        : value;
  }

  private static OptionalDouble value(Matcher money) {
    OptionalDouble value = Numerals.value(money.group("n"));
    if (value.isEmpty()) {
      return value;
    }
    String unit = money.group("unit");
    double times =
        switch (unit.charAt(0)) {
          case '万', 'w' -> 10_000;
          case '千', 'k' -> 1000;
          case '毛' -> 0.1;
          default -> 1;
        };
    String rest = money.group("rest");
    double tenths =
        rest == null || !(unit.equals("块") || unit.equals("元"))
            ? 0
            : Numerals.digit(rest.charAt(0)) / 10.0;
    return OptionalDouble.of(value.getAsDouble() * times + tenths);
  }

  static BigDecimal yuan(double value) {
    BigDecimal yuan =
        BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    return yuan.scale() < 0 ? yuan.setScale(0) : yuan;
  }
}
