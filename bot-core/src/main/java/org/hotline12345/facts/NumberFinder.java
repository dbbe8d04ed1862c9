package org.hotline12345.facts;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.facts.DigitRuns.Run;
import org.hotline12345.workorder.OrderNumber;

/** Phones, identity and bank card numbers, and order numbers, told in any way. */
final class NumberFinder {
  private static final Pattern AREA_CODED =
      Pattern.compile("0(?:[12][0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}");
  private static final Pattern LOCAL = Pattern.compile("[2-8][0-9]{6,7}");
  private static final Pattern PHONE_NEAR =
      Pattern.compile("电话|座机|手机|号码|固话|联系|打给?我|打这个|拨|回我|打我|小灵通|(?:是|号|机|呃|嗯)[,:，]?$");
  private static final Pattern ORDER_NEAR = Pattern.compile("ls|l s|单号|工单|编号|受理号|受理码|查询码");
  private static final Pattern BANK_NEAR = Pattern.compile("卡|账户|账号|帐号|帐户|转到|打到");
  private static final Pattern OTHERS =
      Pattern.compile(
          "(?:对方|骗子|老板|店家|店里|商家|客服|来电|诈骗|中介|房东|他|她|他们|经理|物业)的?(?:来电)?(?:电话|手机|号码|号|手机号|联系方式)?(?:号码)?[是:,]?$");
  private static final Pattern CORRECTED =
      Pattern.compile("不是([^,。;是]{1,16})[,。;、]?(?:而|应该|应当)?是([^,。;]{1,24})");

  private NumberFinder() {}

  static Numbers find(Draft draft) {
    String text = draft.text();
    List<Run> sure = DigitRuns.find(text, false);
    String order = "";
    String idCard = "";
    String bankCard = "";
    for (Run run : sure) {
      if (run.digits().length() >= 12) {
        if (order.isEmpty() && run.digits().length() <= 13) {
          order = order(run);
        }
        if (idCard.isEmpty()) {
          idCard = idCard(text, run);
        }
        if (bankCard.isEmpty() && !isIdCard(text, run)) {
          bankCard = bankCard(draft, run);
        }
      }
    }
    String plate = PlateFinder.find(draft);
    String phone = phone(draft, sure, false);
    if (phone.isEmpty() || order.isEmpty()) {
      List<Run> generous = DigitRuns.find(text, true);
      phone = phone.isEmpty() ? phone(draft, generous, true) : phone;
      for (Run run : generous) {
        boolean told = ORDER_NEAR.matcher(draft.before(run.start(), 14)).find();
        order = order.isEmpty() && told ? order(run) : order;
      }
    }
    String fragment = phone.isEmpty() ? fragment(draft, sure) : "";
    sure.stream()
        .filter(run -> run.digits().length() >= 7)
        .forEach(run -> draft.take(run.start(), run.end()));
    return new Numbers(corrected(text, phone), fragment, plate, order, idCard, bankCard);
  }

  private static String order(Run run) {
    return run.digits().length() == 12
        ? OrderNumber.in(run.digits()).map(OrderNumber::text).orElse("")
        : "";
  }

  private static boolean isIdCard(String text, Run run) {
    return !idCard(text, run).isEmpty();
  }

  private static String idCard(String text, Run run) {
    String digits = run.digits();
    boolean x = run.end() < text.length() && text.charAt(run.end()) == 'x';
    boolean length = digits.length() == 18 || (digits.length() == 17 && x);
    return length && digits.substring(6, 12).matches("(?:19|20)[0-9]{2}[01][0-9]")
        ? digits + (digits.length() == 17 ? "X" : "")
        : "";
  }

  private static String bankCard(Draft draft, Run run) {
    int length = run.digits().length();
    boolean told =
        run.digits().startsWith("62") || BANK_NEAR.matcher(draft.before(run.start(), 10)).find();
    return length >= 16 && length <= 19 && told ? run.digits() : "";
  }

  private static String phone(Draft draft, List<Run> runs, boolean generous) {
    String own = "";
    int end = 0;
    for (Run run : runs) {
      String phone = phone(draft, run, generous);
      if (phone.isEmpty() || OTHERS.matcher(draft.before(run.start(), 16)).find()) {
        continue;
      }
      if (own.isEmpty() || SelfCorrection.between(draft.text(), end, run.start())) {
        own = phone;
        end = run.end();
      }
    }
    return own;
  }

  private static String phone(Draft draft, Run run, boolean generous) {
    String digits = run.digits();
    boolean cutAtEleven = digits.length() == 11 || run.cuts().contains(11);
    if (cutAtEleven && digits.substring(0, 11).matches("1[3-9][0-9]{9}")) {
      draft.take(run.start(), run.end());
      return digits.substring(0, 11);
    }
    if (generous) {
      return "";
    }
    if (AREA_CODED.matcher(digits).matches()) {
      return digits;
    }
    boolean alone = draft.text().length() <= digits.length() + 6;
    boolean told = PHONE_NEAR.matcher(draft.before(run.start(), 8)).find();
    boolean dated = digits.matches("20[0-9]{2}[01][0-9][0-3][0-9]");
    return LOCAL.matcher(digits).matches() && (alone || told) && !dated ? digits : "";
  }

  private static String fragment(Draft draft, List<Run> sure) {
    Optional<Run> longest =
        sure.stream()
            .filter(run -> run.digits().length() >= 3 && run.digits().length() <= 10)
            .max((a, b) -> Integer.compare(a.digits().length(), b.digits().length()));
    return longest
        .filter(run -> draft.text().length() <= run.end() - run.start() + 12)
        .map(Run::digits)
        .orElse("");
  }

  /** The phone after "不是三零，是四零" in the same words; unchanged when they say nothing of it. */
  static String corrected(String text, String phone) {
    Matcher match = CORRECTED.matcher(text);
    String result = phone;
    while (!result.isEmpty() && match.find()) {
      String wrong = digits(match.group(1));
      String right = digits(match.group(2));
      int at = result.lastIndexOf(wrong);
      if (wrong.length() >= 1 && wrong.length() == right.length() && at >= 0) {
        result = result.substring(0, at) + right + result.substring(at + wrong.length());
      }
    }
    return result;
  }

  private static String digits(String text) {
    List<Run> runs = DigitRuns.find(text, false);
    return runs.size() == 1 ? runs.getFirst().digits() : "";
  }
}
