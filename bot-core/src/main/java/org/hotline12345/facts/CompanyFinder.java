package org.hotline12345.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hotline12345.reference.Table;

/** The firm a matter is about, when its name is told and not only what kind of firm it is. */
final class CompanyFinder {
  private static final Pattern STOP =
      Pattern.compile(
          "[^\\u4e00-\\u9fa5a-z0-9()&]|[0-9一二三四五六七八九十几]+[个名家月号天日年点岁]|我们?|你们?|他们?|她|这|那|哪|某|该|全|有|在(?!线)|是|的|了|叫做|叫|名称|名叫|店名|厂名|找|去|到|从|由|跟|和(?![\\u4e00-\\u9fa5]{0,1}[县市镇区])|与|被|给|向|对(?!面)|请|让|举报|投诉|反映|参加|组织|买|卖|签|送|来|于|为|就|说|把|欠|另外|联系|督办|约谈|反馈|目前|迅速|经过|旗下|下属|违法|黑心|当街|大量|并且|返回|加快|播放|每天|最近|已经|整改|一直|直接|负责|所谓|职工|员工|楼|想|开(?!发|心|元|创|泰)|现在|最后|首先|其次|还有|块钱?|元|万|联名|要|换|涨|订|骗|打|用(?!品)|吃|喝|坐|因为|由于|通过|旁边|对面|隔壁|楼下|门口|里面|路边|上次|假期|户|名字|法人|一家|两家|家(?=叫)|一个|门口写|上班|干活|打工|工作|开了|开的|不|没|还|也|都|住|做|收|退|拖|告|请|问|进|出|里|为");
  private static final Pattern TOWN_HEAD =
      Pattern.compile("^[\\u4e00-\\u9fa5]{2,14}(?:镇|乡|街道|村|社区)(?=.{3,})");
  private static final Pattern COUNTY =
      Pattern.compile(
          "丽水市?|莲都区?|青田县?|缙云县?|遂昌县?|松阳县?|云和县?|庆元县?|景宁县?|龙泉市?|浙江省?|县|市|区|镇|乡|村|本地|当地|附近|城里|外地|隔壁|旁边|对面|楼下|楼上|门口|小区|街上|学校|医院");
  private static final int LONGEST = 26;

  private final Pattern suffix;
  private final Pattern industry;

  CompanyFinder() {
    List<String> suffixes = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (Table.Row row : Table.beside(CompanyFinder.class, "industries.tsv").rows()) {
      String word = row.required("word");
      all.add(word);
      if (row.required("suffix").equals("yes")) {
        suffixes.add(word);
      }
    }
    suffix =
        Pattern.compile("(?:" + longestFirst(suffixes) + ")(?!长|房|里面的|主|家|员|舍|面|铺|门(?!口)|区|子|名|费)");
    industry = Pattern.compile(longestFirst(all));
  }

  private static String longestFirst(List<String> words) {
    return words.stream()
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  /** The name; empty when none is told. Takes its characters, so that no place is read in it. */
  String find(Draft draft) {
    Map<Integer, String> names = new LinkedHashMap<>();
    Matcher match = suffix.matcher(draft.text());
    while (match.find()) {
      int begin = begin(draft.text(), match.start());
      String name = draft.text().substring(begin, match.end());
      Matcher head = TOWN_HEAD.matcher(name);
      if (head.find()) {
        begin += head.end();
        name = name.substring(head.end());
      }
      if (isProper(name) && draft.free(begin, match.end())) {
        names.put(begin, name);
      }
    }
    names.forEach((begin, name) -> draft.take(begin, begin + name.length()));
    return names.values().stream()
        .filter(name -> name.endsWith("公司"))
        .findFirst()
        .orElseGet(() -> names.values().stream().findFirst().orElse(""));
  }

  /** Where the name begins: behind the last word before it that cannot be part of one. */
  private static int begin(String text, int suffixStart) {
    int from = Math.max(0, suffixStart - LONGEST);
    Matcher stop = STOP.matcher(text).region(from, suffixStart);
    int begin = from;
    while (stop.find()) {
      begin = stop.end();
    }
    return begin;
  }

  private boolean isProper(String name) {
    String own = COUNTY.matcher(industry.matcher(name).replaceAll("")).replaceAll("");
    return name.length() >= 4 && own.length() >= 2;
  }
}
