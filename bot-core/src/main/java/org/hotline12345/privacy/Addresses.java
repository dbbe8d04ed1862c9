package org.hotline12345.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers of an address that lead to a door: house number of a street, building with unit
 * or room. Road and village names stay, because a matter is somewhere. Immutable, thread-safe.
 */
final class Addresses {
  private static final String NUMBER =
      "[0-9a-dA-D一二三四五六七八九十百零〇]{1,5}(?:[-—之][0-9一二三四五六七八九十]{1,4}){0,3}";
  private static final String ROOMS =
      "(?:号楼|[号弄幢栋座]|单元)(?:"
          + NUMBER
          + "(?:号楼|[号弄幢栋座]|单元|层|楼))*"
          + NUMBER
          + "(?:室|房间?|户|(?![0-9号楼栋幢年月日天次个元米点]))";
  private static final Pattern STREET =
      Pattern.compile(
          "(?<=[路街巷弄里村苑园区寓厦城府庭湾道坑源岭坪垟岙墩头])(?:第)?("
              + NUMBER
              + ")(?:号|弄)(?!楼|线|公路|文|令|门店|公告|桥|车|机|店|台|仓|窗|厅|地块)"
              + "(?:("
              + NUMBER
              + ")(?:号楼|[号幢栋座]|单元|层|楼|室|[-—])?){0,4}");
  private static final Pattern ROOM = Pattern.compile("(?<![0-9〕\\]])(" + NUMBER + ")" + ROOMS);
  private static final Pattern UNIT_ROOM =
      Pattern.compile("(" + NUMBER + ")(?:室|单元" + NUMBER + ")(?!外|内|温|友)");
  private static final Pattern DASHED =
      Pattern.compile("(?<=[路街巷弄里村苑园区寓厦城府庭湾住])[0-9]{1,3}[-—#][0-9]{1,2}[-—#][0-9]{2,4}(?![0-9-])");

  /** Characters before a number in which an office can be named; the pattern below needs 24. */
  private static final int REACH = 32;

  private static final Pattern OFFICE =
      Pattern.compile(
          "(?:局|中心|大厅|法院|医院|政府|窗口|派出所|办事处|委员会|服务站|学校|公司|酒店|地点)(?:就|都)?(?:在|位于|的?地址|:|：|是|搬到)[^,，。;；]{0,14}$");

  /** Where the numbers stand, in no order; they may overlap. */
  List<Span> in(String text) {
    List<Span> spans = new ArrayList<>();
    for (Pattern pattern : List.of(STREET, ROOM, UNIT_ROOM, DASHED)) {
      Matcher match = pattern.matcher(text);
      while (match.find()) {
        int from = Math.max(0, match.start() - REACH);
        if (!OFFICE.matcher(text).region(from, match.start()).find()) {
          spans.add(new Span(match.start(), match.end()));
        }
      }
    }
    return spans;
  }

  /** A part of the text. */
  record Span(int start, int end) {}
}
