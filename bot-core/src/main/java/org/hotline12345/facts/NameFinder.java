package org.hotline12345.facts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.reference.Table;

/** How the caller is called. Names of others (老板叫…, 我儿子叫…) are no fact. */
final class NameFinder {
  private static final String HAN = "[\\u4e00-\\u9fa5]";
  private static final String TITLE =
      "先生|女士|小姐|师傅|阿姨|大爷|大妈|大叔|婶|嫂|老师|医生|厂长|经理|主任|队长|老板|大姐|大哥|老伯|伯伯|奶奶|爷爷|书记|同学|校长|站长|律师|护士|会计|工";
  private static final Pattern INTRODUCED =
      Pattern.compile(
          "(?:我的名字叫|我的名字是|我名字叫|我名叫|名字叫|名字是|名字|姓名是|姓名叫|姓名:?|名叫|我叫做|我叫|叫我|联系人是?:?|本人叫|我本人|本人|户名是?|法人代表|法人|队长|村民|居民|职工|业主|代表人|车主|投诉人:?|举报人:?|反映人:?|来电人:?|业主|我是)");
  private static final Pattern OFFICE = Pattern.compile("法人代表|法人|队长|村民|居民|职工|业主|户名是?|代表人|车主");
  private static final Pattern OTHERS =
      Pattern.compile(
          "(?:老板|房东|儿子|女儿|孩子|小孩|孙子|老公|老婆|丈夫|妻子|爸|妈|哥|姐|弟|妹|他|她|经理|邻居|老师|司机|对方|公司|店|厂|包工头|中介|销售|局长|主任|村长|书记|的人|会计|医生|护士|导游|楼上|隔壁|叔叔|[他她]的)的?$");
  private static final Pattern SURNAMED =
      Pattern.compile(
          "(?:我姓|免贵姓|本人姓|敝姓|鄙人姓|免贵|小姓|鄙姓|^姓)(?<s>"
              + HAN
              + ")(?!名)(?<t>"
              + TITLE
              + ")?(?:,?(?:单名一个|名)(?:叫)?(?<g>"
              + HAN
              + "{1,2})(?=[,。;!]|$))?");
  private static final Pattern TITLED =
      Pattern.compile("(?<s>" + HAN + ")(?<t>" + TITLE + ")(?=[,。;!]|$|电话|手机|[0-9])");
  private static final Pattern BEFORE_PHONE =
      Pattern.compile(
          "(?<=^|[,。;!?:、])(?<n>"
              + HAN
              + "{2,4})(?=[,，。:]?(?:我?的?(?:联系)?(?:电话|手机|号码)|1[3-9][0-9]|0[0-9]{2,3}-?[0-9]|[一幺][三五七八九]))");
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?<=^|[。!?;])(?<n>"
              + HAN
              + "{2,3})(?=[,，](?:[\\u4e00-\\u9fa5]{1,4}人|[0-9一二三四五六七八九十]{1,3}岁?|今年)[,，。])");
  private static final Pattern END =
      Pattern.compile(
          "[,。;!?:、()\"”\\n ]|$|电话|手机|号码|身份证|联系|[0-9]|反映|住|家住|家在|今年|是|在|来自|要|想|反映|投诉|的电话|的手机|不怕|不要|我|来|吧|啊|呀|,");
  private static final Pattern ALONE = Pattern.compile("(?:叫|我|是)?(?<n>" + HAN + "{2,4})[。.!]?");
  private static final Pattern BUSINESS =
      Pattern.compile("[查进度工单投诉反映举报咨询停电灯费房产业险社医院校车站司策补贴办理证件退款价格油烟噪音扰民转热线客服怎什么吗呢啊好谢请问再见可以继续确认取消改误]");
  private static final Pattern OFFICIAL =
      Pattern.compile(".(?:书记|主任|校长|经理|站长|老板|律师|会计|工|老师|医生|护士)");
  private static final Set<String> NO_NAMES =
      Set.of(
          "车辆", "宿舍", "商议", "楼内部", "平时", "成天", "经常", "方便", "高兴", "时间", "明天", "明白", "温州", "金华", "马上",
          "单位", "全部", "安全", "安静", "路上", "路灯", "应该", "和平", "水管", "常常", "谢谢", "谢谢你", "成本", "谈过", "严重",
          "高速", "方式", "和我", "毛病", "左右", "连续", "马路", "房子", "房东", "房租", "车子", "路边", "石头", "金额", "权利",
          "关于", "文明", "祝好", "向你", "向您", "万一", "通知", "从来", "贵州", "江西", "江苏", "安徽", "云南", "山东", "湖南",
          "湖北", "广东", "那边", "任何", "项目", "包工", "沙子", "商量", "时候", "司机", "别人", "常年", "白天", "黑心", "连夜",
          "于是", "单亲", "明年", "晚上", "毕竟", "全家", "老人", "宁可", "宁愿", "支持", "成功", "应当", "强烈", "牛奶", "季节",
          "干部", "农民", "农村", "鱼塘", "花钱", "何时", "党员", "边上", "计划", "安装", "宣传", "许多", "温馨", "暴雨", "保密",
          "水费", "古镇", "国道", "温溪", "东坑", "龙泉", "云和", "松阳", "庆元", "青田", "景宁", "莲都", "遂昌", "缙云", "丽水",
          "石塘", "碧湖");

  private final Set<String> surnames = new HashSet<>();

  NameFinder() {
    Table.beside(NameFinder.class, "surnames.tsv")
        .rows()
        .forEach(r -> surnames.add(r.required("name")));
  }

  /** The name, or what was said of it; empty when nothing was. */
  String find(Draft draft) {
    String text = draft.text();
    Matcher introduced = INTRODUCED.matcher(text);
    while (introduced.find()) {
      String cue = introduced.group();
      boolean office = OFFICE.matcher(cue).matches();
      boolean others = !office && OTHERS.matcher(draft.before(introduced.start(), 5)).find();
      String name = after(draft, introduced.end(), cue.equals("我是") || cue.equals("本人") || office);
      if (!name.isEmpty() && !others) {
        return name;
      }
    }
    Matcher surnamed = SURNAMED.matcher(text);
    if (surnamed.find()) {
      return surnamed(draft, surnamed);
    }
    String titled = titled(draft);
    if (!titled.isEmpty()) {
      return titled;
    }
    for (Pattern pattern : List.of(SIGNED, BEFORE_PHONE)) {
      Matcher match = pattern.matcher(text);
      while (match.find()) {
        if (isName(match.group("n"))) {
          return taken(draft, match.start("n"), match.end("n"));
        }
      }
    }
    Matcher alone = ALONE.matcher(text);
    boolean named =
        alone.matches() && isName(alone.group("n")) && !BUSINESS.matcher(alone.group("n")).find();
    return named ? alone.group("n") : "";
  }

  private static String taken(Draft draft, int start, int end) {
    draft.take(start, end);
    return draft.text().substring(start, end);
  }

  private static String surnamed(Draft draft, Matcher match) {
    String given = match.group("g");
    String title = match.group("t");
    draft.take(match.start("s"), match.end("s"));
    return match.group("s") + (given != null ? given : title != null ? title : "");
  }

  private String titled(Draft draft) {
    Matcher match = TITLED.matcher(draft.text());
    while (match.find()) {
      String before = draft.before(match.start(), 4);
      boolean own = before.matches("(?s).*(?:我是|我叫|叫我|[,。;!?]|的)$") || before.isEmpty();
      boolean others = before.matches("(?s).*(?:找|去|问|给|跟|和|被|对|说|请)$");
      boolean mine =
          !OFFICIAL.matcher(match.group()).matches()
              || before.matches("(?s).*(?:我是|我叫|叫我|的)$")
              || (before.isEmpty() && !draft.after(match.end(), 4).contains("好"))
              || draft.after(match.end(), 3).matches("(?s)[,，。]?[电1].*");
      if (own && mine && !others && surnames.contains(match.group("s"))) {
        return taken(draft, match.start(), match.end());
      }
    }
    return "";
  }

  /** The name that begins at a position: two to four characters with a family name first. */
  private String after(Draft draft, int start, boolean weak) {
    String text = draft.text();
    int from = start;
    while (from < text.length() && ":, ".indexOf(text.charAt(from)) >= 0 && from - start < 2) {
      from++;
    }
    int longest = Math.min(text.length(), from + 4);
    for (int end = longest; end >= from + 2; end--) {
      String name = text.substring(from, end);
      boolean ends = END.matcher(text).region(end, text.length()).lookingAt();
      boolean title = name.matches(HAN + "(?:" + TITLE + ")");
      boolean introduces = !weak || boundary(text, end);
      if (ends
          && introduces
          && draft.free(from, end)
          && (isName(name) || (title && surnames.contains(name.substring(0, 1))))) {
        return taken(draft, from, end);
      }
    }
    return "";
  }

  private static boolean boundary(String text, int end) {
    return end == text.length()
        || ",。;!".indexOf(text.charAt(end)) >= 0
        || text.startsWith("电话", end)
        || text.startsWith("反映", end)
        || Character.isDigit(text.charAt(end));
  }

  private boolean isName(String name) {
    if (!name.matches(HAN + "{2,4}") || NO_NAMES.contains(name)) {
      return false;
    }
    boolean compound = name.length() >= 3 && surnames.contains(name.substring(0, 2));
    boolean title = name.matches(HAN + "(?:" + TITLE + ")");
    boolean given =
        !name.matches(
            ".*(?:的|了|在|不|是|我|你|他|们|这|那|有|没|就|都|说|个|电话|手机|号|街|路|镇|村|县|乡|点|天|水|停|漏|到|过|去|来|被|要|给|人|辆)$|.+[的了在不是我你他们].*");
    return given
        && (compound || title || (name.length() <= 3 && surnames.contains(name.substring(0, 1))));
  }
}
