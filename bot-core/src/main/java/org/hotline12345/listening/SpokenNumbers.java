package org.hotline12345.listening;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Numbers as people say them, as sentences to learn a grammar from. A recogniser's grammar counts
 * which word follows which: digits told to it one by one are as unlikely to follow each other as
 * anything else, so whole numbers are told, in which every digit follows every other. Pure.
 */
final class SpokenNumbers {
  private static final String DIGITS = "零一二三四五六七八九";

  /** All that is said for digits: 1 is 一 or 幺. */
  private static final String SAID = "零幺二三四五六七八九一";

  private static final String SECOND = "三五七八九";
  private static final int TAIL = 9;
  private static final int MOBILE = 11;
  private static final int ROUNDS = 2;

  private SpokenNumbers() {}

  /** Mobile numbers in which each digit follows each other one, more than once. */
  static List<String> mobiles() {
    StringBuilder run = new StringBuilder();
    for (int round = 0; round < ROUNDS; round++) {
      run.append(everyPair(SAID));
    }
    List<String> numbers = new ArrayList<>();
    for (int from = 0; from + TAIL <= run.length(); from += TAIL - 1) {
      int n = numbers.size();
      char first = n % 3 == 0 ? '一' : '幺';
      char second = SECOND.charAt(n % SECOND.length());
      numbers.add("" + first + second + run.substring(from, from + TAIL));
    }
    return numbers;
  }

  /** A walk over the symbols that goes from each to each exactly once (de Bruijn, order 2). */
  private static String everyPair(String symbols) {
    int n = symbols.length();
    StringBuilder walk = new StringBuilder();
    for (int i = 0; i < n; i++) {
      walk.append(symbols.charAt(i));
      for (int j = i + 1; j < n; j++) {
        walk.append(symbols.charAt(i)).append(symbols.charAt(j));
      }
    }
    return walk.append(symbols.charAt(0)).toString();
  }

  /** Last digits, as the four by which an order is asked for. */
  static List<String> tails(int length) {
    List<String> tails = new ArrayList<>();
    String run = everyPair(SAID);
    for (int from = 0; from + length <= run.length(); from += length - 1) {
      tails.add(run.substring(from, from + length));
    }
    return tails;
  }

  /** Numbers of houses: 八十八号, 三幢二单元. */
  static List<String> houses() {
    List<String> houses = new ArrayList<>();
    for (int i = 1; i < DIGITS.length(); i++) {
      char digit = DIGITS.charAt(i);
      char other = DIGITS.charAt(1 + (i * 4) % 9);
      houses.add(digit + "号");
      houses.add("十" + digit + "号");
      houses.add(digit + "十号");
      for (int j = 1; j < DIGITS.length(); j++) {
        houses.add(digit + "十" + DIGITS.charAt(j) + "号");
      }
      houses.add(digit + "百" + other + "十" + DIGITS.charAt(1 + (i * 7) % 9) + "号");
      houses.add(digit + "百零" + other + "号");
      houses.add(digit + "幢" + other + "单元");
      houses.add(other + "栋" + digit + "楼");
    }
    return houses;
  }

  /**
   * How one wrong digit of a number is put right: 不是三四，是五四.
   *
   * @param number digits as written
   */
  static List<String> corrections(String number) {
    Set<String> said = new LinkedHashSet<>();
    for (int i = 0; i + 1 < number.length(); i++) {
      int first = number.charAt(i) - '0';
      int second = number.charAt(i + 1) - '0';
      String wrong = said(first) + said(second);
      for (int right = 0; right < DIGITS.length(); right++) {
        said.add("不是" + wrong + "是" + said(right) + said(second));
        said.add("不是" + wrong + "是" + said(first) + said(right));
      }
    }
    if (number.length() == MOBILE) {
      StringBuilder whole = new StringBuilder("电话是");
      number.chars().forEach(c -> whole.append(said(c - '0')));
      said.add(whole.toString());
    }
    return List.copyOf(said);
  }

  private static String said(int digit) {
    return digit == 1 ? "幺" : String.valueOf(DIGITS.charAt(digit));
  }
}
