package org.hotline12345.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12345.organisation.DutyList;

/**
 * Points of demand that nothing counts: found by the shape of the clauses. After words that ask,
 * every clause that is no reason and no story is a demand; complaints side by side are points when
 * each has a subject and a fault of its own, and none tells a story. Only for messages short enough
 * to be read as a list. Immutable, thread-safe.
 */
final class ClausePoints {
  private static final int LONGEST_MESSAGE = 200;
  private static final int LONGEST_LIST = 110;
  private static final int LONGEST_CLAUSE = 30;
  private static final int MOST = 5;
  private static final Pattern CLAUSE_END = Pattern.compile("[,;。!?\\n]");
  private static final Pattern SENTENCE_END = Pattern.compile("[。!?\\n]");

  /** Words that begin another matter, taken off the clause they begin. */
  static final Pattern ANOTHER =
      Pattern.compile(
          "^(?:另外|此外|除此之外|除了这个|同时(?!候)|并且|而且|还有(?!人|几|没|一[次回天年家户半]|[0-9])(?:就是|一件事情?|一个事情?|一件|一个|个)?(?:问题|事情?)?|再有|再就是|再一个|再说一件|还想|也想|顺便|顺带|再问|再请|再(?=帮我|给我|替我)|还请|也请|二来|其次|以及)(?:再?(?:反映|问|说|投诉|讲|提)(?:一下|一句|个)?)?[,:]?");

  private static final Pattern ASK =
      Pattern.compile(
          "^(?:所以|那|现在|这次|今天|还|也|就|只|更|特|最好)?(?:我们?|本人|大家|村民们?|业主们?)?(?:还|也|就|只|强烈|特别|特)?(?:想|来)?(?:要求|请求|恳请|恳求|希望|盼望|建议|诉求是?|请(?!假|客|了|问|来的)|麻烦|拜托|求|帮忙|帮我们?|能不能|能否|可不可以|可以不可以|要么|望)(?:你们|贵|政府|有关部门|相关部门|上级|领导|一下|能够?|可以|也|是){0,3}[,:]?");
  private static final Pattern IMPERATIVE =
      Pattern.compile(
          "^(?:(?:尽快|赶紧|马上|立即|依法|先|再|也|还要?|要|都|能|一并|重新|统一|多|少|早|及时|彻底|严肃|全部|并|给我们?|对[^,]{1,8}|把[^,]{1,10}|将[^,]{1,10}|让[^,]{1,8}|由[^,]{1,8}|派人?|在[^,]{1,10}))*(?:退|赔|补|修|管|装|安|换|清|拆|停|搬|恢复|解决|公布|公开|公示|说明|答复|回复|回访|道歉|发|还|加|设|派|罚|撤|注销|核|协调|督促|追|查|整|取缔|清|支付|严|关|检|处|调|增|延|取消|划|开|补|改|降|减|铺|挖|种|剪|扫|洗|运|贴|出|办|列|召|联系|通知|安排|组织|落实|明确|监督|规范|保障|保证|提供|配|建|接|通|移|迁|收|放|催|治|管|教|认定|盖|签|批|免|缩|扩|拓|禁|限|抓|巡|看|测|验|给|把|将|让|对|打)");
  private static final Pattern DEED_INSIDE =
      Pattern.compile(
          "(?:[^了]{1,8}(?:也|都|全部|一并|必须|应该|应当|得|一定)?(?:要|该|能)[^不没]{1,10}$)|(?:一下|一遍|一点|一些|一[\\u4e00-\\u9fa5])$|(.)一\\1|重新|多[配派设装加开]|一并|可以|[早晚多少]一");
  private static final Pattern NO_DEED =
      Pattern.compile(
          "^(?:不然|否则|要不|免得|以免|省得|因为|所以|这样|好让|毕竟|反正|不要(?:说|告诉|让|把我)|别|谢|拜|麻烦了?$|求求|真的|实在|太|很|我们?(?!要求|希望)|他们?|她|它|现在|已经|到底|至少也|难道|是不是|有没有|好不好|行不行|可以吗|让(?:我|大家|老百姓)|还我们?一个|电话|如果|要是|哪怕|这个|这么|这样|那么|都[^要]|就[^要])|(?:谢谢|拜托|保密|匿名|电话|手机|联系|[0-9]{7})|(?:了|呢|吧|啊|吗|呀)$|(?:也|都|就|还|又|老|总)(?:不|没)|受不了|怎么");
  private static final Pattern EMPTY_DEED =
      Pattern.compile(
          "^(?:[几一二两三四五](?:件|个|点|条).{0,2}(?:事情?|问题|诉求|要求|建议)|.{0,6}(?:处理|解决|重视|管管?|核实|调查|帮忙|帮助|来看看?|关注|管一管|看一看|改进|协调)(?:一下|下)?.{0,2})$");

  private static final Pattern STORY =
      Pattern.compile(
          "^(?:老人|孩子|小孩|人|客人|路人|学生|村民|居民|我(?!家|们村|们小区|们楼)|他|她|它|你|咱|昨|前天|今|明天|上个?[月周星礼次]|去年|前年|从|自从|后来|然后|结果|先是|开始|原来|本来|现在|以前|一直|当时|第|一问|问|找|跟|叫|打|去|回|说|反映|听|看见|因为|所以|但|可是|不过|而|如果|要是|万一|虽然|只|害得|吓得|搞得|弄得|导致|影响|造成|每次|有时|大家|邻居们|都|也|就|又|还|没|不|很|太|真|请问|是|这|那|开|关(?!于)|睡|走|坐|站|住|闻|吃|喝|进|出(?!租)|搞|弄|晒|呼吸)|说[^明]|告诉|答应|跟他|我[去找问打说跟]|[0-9]{7}|我叫|我姓|保密|电话|手机");
  private static final Pattern FAULT =
      Pattern.compile(
          "(?:了|着|坏|臭|脏|断|堵|漏|吵|乱|响|停|黄|歪|塌|裂)$|(?:不|没有?|无|未|别|难)[\\u4e00-\\u9fa5]{1,7}$|不够|形同虚设|(?:乱|老是?|总是?|一直|天天|到处|经常|常年|随便|从来|三天两头|长期|整夜|整天|半夜|晚上|夜里)[\\u4e00-\\u9fa5]{1,10}$|得[\\u4e00-\\u9fa5]{1,10}$|[太很最][\\u4e00-\\u9fa5]{1,3}$|[锈磨烂掉断坏翘](?:断|没|穿|光|起来)了?$|被[\\u4e00-\\u9fa5]{2,8}$|(?:占|堵|堆|扰|偷|拖|欠|骗|假|涨|溢|排|冒|超)[\\u4e00-\\u9fa5]{0,8}$");
  private static final Pattern TAIL =
      Pattern.compile(
          "^(?:请|希望|麻烦|恳请|求|谢|拜托|你们?|能不能|快|赶紧|什么时候|怎么|有没有人|到底|车牌|车号|地址|地点|位置|单号|店名|厂名|没有?人管|都没人管|没人管|也没人管|在哪|反映一下$|我要投诉$|我要反映$|投诉$|我想反映).*");
  private static final Pattern OPENING =
      Pattern.compile(
          "^(?:你好|您好|喂|领导|同志)?[,]?(?:我?(?:要|想|来)?(?:反映|投诉|举报|说|问)(?:一下|个|几个)?(?:问题|情况|事情?)?[,:]?)");
  private static final int HEAD = 2;

  private final DutyList duties;

  ClausePoints(DutyList duties) {
    this.duties = duties;
  }

  /** Every demand after words that ask, over all sentences. */
  List<String> asked(String text) {
    if (text.length() > LONGEST_MESSAGE) {
      return List.of();
    }
    List<String> points = new ArrayList<>();
    for (String sentence : SENTENCE_END.split(text, -1)) {
      boolean asks = false;
      for (String clause : CLAUSE_END.split(sentence, -1)) {
        String words = ANOTHER.matcher(clause).replaceFirst("");
        Matcher ask = ASK.matcher(words);
        boolean begins = ask.find();
        asks |= begins;
        String deed = begins ? words.substring(ask.end()) : words;
        if (asks && isDeed(deed, begins) && points.size() < MOST) {
          points.add(deed);
        }
      }
    }
    return points;
  }

  private static boolean isDeed(String words, boolean asked) {
    return words.length() > 1
        && words.length() <= LONGEST_CLAUSE
        && !NO_DEED.matcher(words).find()
        && !EMPTY_DEED.matcher(words).matches()
        && (asked || IMPERATIVE.matcher(words).find() || DEED_INSIDE.matcher(words).find());
  }

  /** Complaints one after the other, each with its own subject. */
  List<String> sideBySide(String text) {
    if (text.length() > LONGEST_LIST) {
      return List.of();
    }
    List<String> points = new ArrayList<>();
    Set<String> heads = new HashSet<>();
    Set<String> matters = new HashSet<>();
    int faults = 0;
    for (String clause : CLAUSE_END.split(OPENING.matcher(text).replaceFirst(""), -1)) {
      String words = ANOTHER.matcher(clause).replaceFirst("");
      if (words.length() < HEAD || TAIL.matcher(words).matches()) {
        continue;
      }
      boolean fault = FAULT.matcher(words).find();
      List<DutyList.Match> matches = duties.match(words);
      if (STORY.matcher(words).find()
          || words.length() > LONGEST_CLAUSE
          || (!fault && matches.isEmpty())
          || !heads.add(words.substring(0, HEAD))) {
        return List.of();
      }
      faults += fault ? 1 : 0;
      if (!matches.isEmpty()) {
        matters.add(matches.getFirst().clause().id());
      }
      points.add(words);
    }
    boolean apart = matters.size() > 1 || faults == points.size();
    return points.size() > 1 && points.size() <= MOST && apart ? List.copyOf(points) : List.of();
  }
}
