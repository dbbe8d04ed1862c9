package org.hotline12345.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotline12345.organisation.Gazetteer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotExtractorTest {

  private final SlotExtractor extractor = new SlotExtractor(Gazetteer.shipped()::locate);

  @ParameterizedTest
  @CsvSource({
    "我电话是13800001234, 13800001234",
    "幺三八零零零零幺二三四, 13800001234",
    "一三八 零零零零 一二三四, 13800001234",
    "１３８００００１２３４, 13800001234",
    "138-0000-1234 王女士, 13800001234",
    "座机0578-2123456, 05782123456",
    "工单LS26112200001, ''",
    "花了12000元, ''",
  })
  void findsPhones(String text, String phone) {
    assertThat(extractor.phone(text)).isEqualTo(phone);
  }

  @Test
  void findsSeveralFactsInOneUtterance() {
    Slots slots = extractor.extract("我姓王，莲都区碧湖镇人民街的菜场，昨天晚上十点开始施工，要求保密，电话13800001234");
    assertThat(slots.place()).isNotNull();
    assertThat(slots.place().path()).contains("碧湖镇");
    assertThat(slots.when()).contains("昨天").contains("十点");
    assertThat(slots.phone()).isEqualTo("13800001234");
    assertThat(slots.confidential()).isTrue();
    assertThat(slots.name()).startsWith("王");
  }

  @ParameterizedTest
  @CsvSource({"不用保密, false", "不需要保密, false", "需要保密, true", "别让物业知道是我说的, true"})
  void hearsTheWishForConfidentiality(String text, boolean wish) {
    assertThat(extractor.extract(text).confidential()).isEqualTo(wish);
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(extractor.extract("你好").isEmpty()).isTrue();
    assertThat(extractor.extract("人民街12号").when()).isEmpty();
    assertThat(SlotExtractor.hamlet("小区楼下广场舞太吵")).doesNotContain("广场");
  }

  @Test
  void aHouseNumberIsNoDate() {
    assertThat(extractor.extract("碧湖镇人民街12号有家烧烤店油烟很大").when()).isEmpty();
    assertThat(extractor.extract("中山街112号漏水").when()).isEmpty();
    assertThat(extractor.extract("12号那天停水").when()).isEqualTo("12号");
  }
}
