package org.hotline12345.facts;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the caller wants not to be known to the unit. */
final class Secrecy {
  private static final Pattern OPEN =
      Pattern.compile(
          "(?:不|无)(?:需要?|用|要|必)?保密|可以公开|公开(?:没关系|就行|吧|可以)|不怕(?:别人|人)?知道|实名(?:就|也)?(?:可以|行|好)|可以告诉(?:他们|单位|对方)");
  private static final String WHO =
      "(?:他们?|她|对方|别人|其他人|任何人|物业|村里|老板|单位|邻居|房东|厂里|公司|学校|店家|商家|镇里|领导|隔壁|楼上|上面|老师|村干部|村干|人家)";
  private static final String NEVER = "(?:不要|别|不能|不可以|不想|不希望|不愿意?|不许|千万别|不准|请勿|勿|不得|莫)";
  private static final Pattern SECRET =
      Pattern.compile(
          "(?<!不用|不需要|无需|不必|不要求|没必要|不需|不)保密(?!局|工作|协议|费|吗|法)|保[个一]下?密|匿名|隐名|不具名|不署名|隐去我|隐藏我|"
              + NEVER
              + "(?:把|让|将|向|对|跟|和|给)?[^,。;!?]{0,10}?(?:透露|泄露|泄漏|公开|暴露|说出去|讲出去|传出去|漏出去|知道|晓得|告诉"
              + WHO
              + "|给(?:对方|他们|单位|老板|房东|物业)|查到我|认出我|说是我|讲是我|提我|提到我|报我的?名|写我|留我的?(?:名|电话)|出现我的?名)|"
              + NEVER
              + "说?(?:是)?(?:我|租客|谁)(?:说|讲|举报|投诉|反映|打)的|"
              + NEVER
              + "(?:说|讲|告诉)[^,。;]{0,6}(?:我|租客|谁)[^,。;]{0,3}(?:说|讲|举报|投诉|反映)|"
              + "(?:不敢|不方便|不想|不愿)(?:讲|说|留|透露|报|写|实)[^,。;]{0,4}(?:名|身份|姓)|怕(?:被|遭|受到?)?(?:打击)?报复|怕(?:他们?|老板|对方|人家|村里|厂里)?(?:知道|报复|找我|打击)|"
              + NEVER
              + "[^,。;]{0,10}(?:敲锣打鼓|声张)|"
              + NEVER
              + "把?[^,。;]{0,4}(?:录音|名字|电话|号码|信息|身份)[^,。;]{0,3}给[^,。;]{0,8}");

  private Secrecy() {}

  static @Nullable Boolean wish(String text) {
    boolean secret = SECRET.matcher(text).find();
    if (OPEN.matcher(text).find()) {
      return false;
    }
    return secret ? true : null;
  }
}
