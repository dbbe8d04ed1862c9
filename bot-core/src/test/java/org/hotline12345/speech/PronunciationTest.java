package org.hotline12345.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hotline12345.reference.Table;
import org.hotline12345.reference.TableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PronunciationTest {
  private final Pronunciation pronunciation = Pronunciation.shipped();

  @ParameterizedTest
  @CsvSource({
    "丽水市,li2 shui3 shi4",
    "美丽,mei3 li4",
    "银行,yin2 hang2",
    "行人,xing2 ren2",
    "莲都区,lian2 du1 qu1",
    "办事处,ban4 shi4 chu4",
    "处理,chu3 li3",
    "重新,chong2 xin1",
    "重要,zhong4 yao4",
    "会计,kuai4 ji4",
    "便宜,pian2 yi5",
    "女士,nv3 shi4",
    "绿化,lv4 hua4",
    "什么,shen2 me5",
  })
  void charactersAreReadByTheirWord(String word, String pinyin) {
    assertThat(String.join(" ", pronunciation.read(word))).isEqualTo(pinyin);
  }

  @ParameterizedTest
  @CsvSource({
    "不是,bu2 shi4",
    "不能,bu4 neng2",
    "一个,yi2 ge4",
    "一天,yi4 tian1",
    "第一个,di4 yi1 ge4",
    "幺一二,yao1 yi1 er4",
    "十一月,shi2 yi1 yue4",
    "你好,ni2 hao3",
    "您好,nin2 hao3",
  })
  void tonesChangeInSpeech(String word, String pinyin) {
    assertThat(String.join(" ", pronunciation.spoken(word))).isEqualTo(pinyin);
  }

  @Test
  void whatIsNotChineseHasNoSyllable() {
    assertThat(pronunciation.read("A1，好")).containsExactly("", "", "", "hao3");
    assertThat(pronunciation.read("")).isEmpty();
  }

  @Test
  void aTableWithMissingSyllablesIsRefused() {
    Table table = Table.parse("t.tsv", "word\tpinyin\n丽水\tli2\n");
    assertThatThrownBy(() -> Pronunciation.of(table))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("t.tsv:2");
  }
}
