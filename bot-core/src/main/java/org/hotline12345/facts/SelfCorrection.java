package org.hotline12345.facts;

import java.util.regex.Pattern;

/** What people say to take back what they just said: 不对, 哦不, 说错了, 应该是. */
final class SelfCorrection {
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "不对|不是|错了|[说讲搞弄记报]错|口误|更正|应该是|(?<![^,。;!?啊呃嗯噢喔哦])(?:啊|呃|嗯|噢|喔|哦)?不+(?![一-龥])");
  private static final int LONGEST = 14;

  private SelfCorrection() {}

  /** Whether the words between two facts of a kind take back the first for the second. */
  static boolean between(String text, int endOfFirst, int startOfSecond) {
    return startOfSecond >= endOfFirst
        && startOfSecond - endOfFirst <= LONGEST
        && TAKEN_BACK.matcher(text.substring(endOfFirst, startOfSecond)).find();
  }
}
