package org.hotline12345.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What side of a matter a question asks about, and the sections that tell of it. */
enum Aspect {
  MATERIALS("材料|证件|带什么|带些什么|带哪些|要带|准备什么|什么手续|哪些手续|需要什么|要什么|提供什么|哪些证", "材料"),
  COST_AND_TIME("多少钱|费用|收费|要钱|花钱|免费|多久|几天|多长时间|几个工作日|时限|期限|什么时候", "费用|时限|时间"),
  CONDITIONS("条件|资格|谁能|谁可以|哪些人|什么人|符合|能不能|可不可以|可以.*吗|能.*吗", "条件"),
  WHOM_TO_ASK("电话|打哪|找谁|哪个部门|问谁|联系|咨询", "问谁|电话"),
  STEPS("怎么|如何|流程|步骤|哪里|在哪|去哪|咋|办理", "怎么办|流程|步骤|办理");

  private final Pattern asked;
  private final Pattern heading;

  Aspect(String asked, String heading) {
    this.asked = Pattern.compile(asked);
    this.heading = Pattern.compile(heading);
  }

  /**
   * The sides the question asks about, plainest first; empty when it asks for the matter as such.
   */
  static List<Aspect> of(String question) {
    return Arrays.stream(values()).filter(a -> a.asked.matcher(question).find()).toList();
  }

  Optional<ArticleText.Section> in(ArticleText text) {
    return text.sections().stream().filter(s -> heading.matcher(s.heading()).find()).findFirst();
  }
}
