package org.hotline12345.kbindex.numerals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void amountsAndTermsHaveOneSpelling() {
    assertThat(Quantities.in("十四天内，１４天，14日")).containsExactly("14天");
    assertThat(Quantities.in("二十万，20万元，200,000元，20 万")).containsExactly("200000");
    assertThat(Quantities.in("1.5亿元和百分之三十、30％")).containsExactly("30%", "150000000");
    assertThat(Quantities.in("十五个工作日，六个月，二〇二一年")).containsExactly("15工作日", "6个月", "2021年");
  }

  @Test
  void whatIsNoQuantityStaysOut() {
    assertThat(Quantities.in("千万不要，万一，十分，两三天，3月14日，三月十四日，电话13957800000")).isEmpty();
  }

  @Test
  void provisionsGoOnAndBelongToTheirLaw() {
    assertThat(Identifiers.carriedBy("工资", "《中华人民共和国劳动法》第五十条，《条例》第七条至第九条"))
        .contains("劳动法#50", "#50", "#7", "#8", "#9")
        .doesNotContain("劳动法#7", "条例#7");
    assertThat(Identifiers.carriedBy("丽水市文明行为促进条例", "第二十条 遛狗要牵绳。本条例第三条除外。"))
        .contains("文明行为促进条例#20", "丽水市文明行为促进条例#20", "文明行为促进条例#3");
    assertThat(Identifiers.carriedBy("养犬", "国务院令第655号")).contains("国务院令655");
  }

  @Test
  void anotherOfficesNumberIsAnotherDocument() {
    List<Identifiers.Asked> asked = Identifiers.askedFor("请问丽政办发〔2021〕75号");
    assertThat(asked.getFirst().names()).contains("丽政办发2021-75").doesNotContain("2021-75");
    assertThat(Identifiers.carriedBy("某", "（浙政办发〔2021〕75号）"))
        .doesNotContainAnyElementsOf(asked.getFirst().names());
    assertThat(Identifiers.askedFor("1号楼2021年交房，隔壁3号")).isEmpty();
  }
}
