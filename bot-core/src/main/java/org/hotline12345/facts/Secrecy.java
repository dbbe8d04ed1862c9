package org.hotline12345.facts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the caller wants not to be known to the unit. */
final class Secrecy {
  private static final Pattern OPEN =
      Pattern.compile(
          "(?:不|无)(?:需要?|用|要|必)?保密|可以公开|公开(?:没关系|就行|吧|可以)|不怕(?:别人|人)?知道|实名(?:就|也)?(?:可以|行|好)|可以告诉(?:他们|单位|对方)"
              + "|(?:保密|匿名)[^,。;]{0,3}(?:不用|不必|不需要|没必要|免了|算了)"
              + "|(?:没什么好|有什么好|没有?必要|何必|用不着)(?:保密|匿名)"
              + "|(?:不介意|不怕|同意|愿意|尽管|随便|允许)(?:你们)?公开"
              + "|(?<![不别要能许想愿便])公开[^,。;不别]{0,6}(?:没问题|无所谓|也行|都行|不要紧)"
              + "|不(?:用|需要|必)(?:替|帮|给|为)?我?(?:瞒|隐瞒|匿名)");
  private static final String NEVER = "(?:不要|别|不能|不可以|不想|不希望|不愿意?|不许|千万别|不准|请勿|勿|不得|莫)";
  private static final Pattern SECRET =
      Pattern.compile(
          "(?<!不用|不需要|无需|不必|不要求|没必要|不需|不)保密(?!局|工作|协议|费|吗|法)|保[个一]下?密|匿名|隐名|不具名|不署名|隐去我|隐藏我|不(?:要|能|想|愿)?公开(?!透明|招标|答复|道歉)|不留(?:姓|名|电话)|不[说讲写露](?:我的?)?(?:名|姓|身份)|(?:不要|别|不能)(?:说|讲|写|提|露|留|报)(?:出|到)?(?:是)?(?:我|名|姓|谁)|保护(?:我|举报人|投诉人)[^,。;]{0,4}(?:隐私|身份|信息|安全)?|(?:身份|姓名|名字|信息|号码|电话)[^,。;]{0,6}(?:不要|别|不能|不可以|不想|不许|千万)[^,。;]{0,4}(?:公开|透露|泄露|说|写|给|让|告诉|外传|暴露|出现)|"
              + NEVER
              + "(?:把|让|将|向|对|跟|和|给)?[^,。;!?]{0,10}?(?:透露|泄露|泄漏|公开|暴露|说出去|讲出去|传出去|漏出去|知道|晓得|外传|声张|告诉(?!我)|讲给|说给|给(?:对方|他们|单位|老板|房东|物业)|查到我|认出我|说是我|讲是我|提我|提到我|报我的?名|写我|留我的?(?:名|电话)|出现我的?名)|"
              + NEVER
              + "说?(?:是)?(?:我|租客|谁)(?:说|讲|举报|投诉|反映|打)的|"
              + NEVER
              + "(?:说|讲|告诉)[^,。;]{0,6}(?:我|租客|谁)[^,。;]{0,3}(?:说|讲|举报|投诉|反映)|"
              + "(?:不敢|不方便|不想|不愿)(?:讲|说|留|透露|报|写|实)[^,。;]{0,4}(?:名|身份|姓)|怕(?:被|遭|受到?)?(?:打击)?报复|怕(?:他们?|老板|对方|人家|村里|厂里)?(?:知道|报复|找我|打击)|"
              + NEVER
              + "[^,。;]{0,10}(?:敲锣打鼓|声张)|"
              + NEVER
              + "(?:跟|和|对|向|往|给)[^,。;]{1,8}(?:说|讲|提)(?!不)|"
              + NEVER
              + "(?:把|将)?[^,。;]{0,6}(?:供出来|卖了|抖出去|捅出去|转给|转到|反馈给|曝光|泄密)|"
              + "不(?:暴露|透露|泄露|外泄|曝光|外传)|不便(?:露面|出面)|(?:不想|不愿意?|不敢|不方便)(?:露面|出面|站出来|抛头露面)"
              + "|(?:保守|守住)[^,。;]{0,3}秘密|守口如瓶|嘴巴?(?:要)?[紧严]|(?:隐藏|隐去|抹掉|遮掉|打码|屏蔽|隐瞒)[^,。;]{0,6}(?:我|信息|姓名|名字|身份|号码)|化名|无名氏"
              + "|(?:只|仅)(?:能|限|让|有)?你们(?:自己|内部)?知道|怕[^,。;]{0,6}(?:记恨|穿小鞋|秋后算账|找麻烦|找上门|为难|针对|算账|赶我)|穿小鞋"
              + "|(?:悄悄|偷偷|暗中|暗地里?)地?(?:查|来查|调查|处理|讲|说)|"
              + NEVER
              + "把?[^,。;]{0,4}(?:录音|名字|电话|号码|信息|身份)[^,。;]{0,3}给[^,。;]{0,8}");

  /** What an alternative of {@link #SECRET} can begin with. */
  private static final String BEGINNINGS = "保匿隐不别身姓名信号电千请勿莫怕守嘴化无只仅穿悄偷暗抹遮打屏";

  private Secrecy() {}

  static @Nullable Boolean wish(String text) {
    boolean secret = isSecret(text);
    if (OPEN.matcher(text).find()) {
      return false;
    }
    return secret ? true : null;
  }

  /** Looks only where a wish can begin: the words are many, their first characters few. */
  private static boolean isSecret(String text) {
    Matcher wish = SECRET.matcher(text).useTransparentBounds(true);
    for (int i = 0; i < text.length(); i++) {
      if (BEGINNINGS.indexOf(text.charAt(i)) >= 0 && wish.region(i, text.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }
}
