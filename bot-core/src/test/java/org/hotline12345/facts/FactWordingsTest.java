package org.hotline12345.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.hotline12345.calendar.EventTime;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.workorder.Vulnerable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes of wording, on Sunday, 22 November 2026, ten in the morning. */
class FactWordingsTest {
  private static final FactExtractor EXTRACTOR =
      new FactExtractor(
          Gazetteer.shipped(),
          Festivals.shipped(),
          Clock.fixed(
              OffsetDateTime.parse("2026-11-22T10:00+08:00").toInstant(),
              ZoneId.of("Asia/Shanghai")));

  @ParameterizedTest
  @CsvSource({
    "老板欠我三千五百块不给, 3500",
    "押金一万二一直没退, 12000",
    "修车花了两百来块, 200",
    "每月1800的物业费太贵, 1800",
    "先交了两万，前前后后花了四万六, 46000",
    "定金2w不退, 20000",
    "说好的三万六的工程款到现在没付, 36000",
    "还差六千没结清, 6000",
    "交了￥3980的会员费, 3980",
    "工头欠我们六个人一共四万三千二百元的工钱, 43200",
    "补贴少发了我一千二百四十三元七角, 1243.7",
    "罚款贰佰元，我不服, 200",
    "退我壹仟贰佰叁拾元整, 1230",
    "彩礼二十八万八, 288000",
    "买了个手机三千九百九十九，三天就黑屏, 3999",
  })
  void findsSums(String text, BigDecimal yuan) {
    assertThat(EXTRACTOR.extract(text).amount()).isEqualByComparingTo(yuan);
  }

  @ParameterizedTest
  @ValueSource(strings = {"老人买保健品花了十几万", "我买了房子二十年", "在市场里买的橘子三斤"})
  void whatNamesNoSumHasNone(String text) {
    assertThat(EXTRACTOR.extract(text).amount()).isNull();
  }

  @Test
  void whatIsTakenBackInTheSameBreathDoesNotCount() {
    assertThat(EXTRACTOR.extract("我电话13800007711，不对，是13800007722").phone())
        .isEqualTo("13800007722");
    assertThat(EXTRACTOR.extract("昨天夜里，哦不，大前天夜里有人砸我家窗户").when()).startsWith("大前天");
    assertThat(EXTRACTOR.extract("老板欠我三千块，说错了，是五千块").amount()).isEqualByComparingTo("5000");
  }

  @Test
  void twoPhonesSideBySideLeaveTheFirst() {
    assertThat(EXTRACTOR.extract("我电话13800007711，我老婆的是13800007722，不是天天都有人").phone())
        .isEqualTo("13800007711");
  }

  @Test
  void aDayOfTheMonthIsNoSum() {
    assertThat(EXTRACTOR.extract("这个月十五号晚上八点").amount()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "别往外说是我打的电话, true",
    "我不想露面，你们自己去查, true",
    "怕他们给我穿小鞋, true",
    "请为我保守秘密, true",
    "不要跟村干部讲这件事是我反映的, true",
    "嘴巴要紧一点啊, true",
    "希望不公开我的信息, true",
    "不要转给我们镇里, true",
    "名字替我瞒着点, true",
    "保密就不用了，我不怕, false",
    "没什么好保密的, false",
    "公开我名字也没问题, false",
  })
  void findsWhetherTheCallerMayBeKnown(String text, boolean confidential) {
    assertThat(EXTRACTOR.extract(text).confidential()).isEqualTo(confidential);
  }

  @ParameterizedTest
  @CsvSource({
    "我媳妇怀了七个月, PREGNANT",
    "我家小孩才四岁, CHILD",
    "楼上那个八岁的天天被打, CHILD",
    "我爸脑梗后偏瘫在床, DISABLED",
    "老两口七十多了, ELDER",
    "家里等米下锅, POOR",
  })
  void findsWhoNeedsCare(String text, Vulnerable group) {
    assertThat(EXTRACTOR.extract(text).vulnerable()).contains(group);
  }

  @Test
  void aGrownManIsNoChild() {
    assertThat(EXTRACTOR.extract("我三十二岁了，在厂里上班").vulnerable()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10月8号到15号一直停水, 2026-10-08/2026-10-15",
    "大上个月签的合同, 2026-09-01/2026-09-30",
    "连着三天半夜施工, 2026-11-19/2026-11-22",
    "今年三月到五月的工资没发, 2026-03-01/2026-05-31",
    "从国庆到现在没人管, 2026-10-01/2026-11-22",
  })
  void resolvesTimes(String text, String resolved) {
    assertThat(EXTRACTOR.extract(text).time()).isEqualTo(EventTime.parse(resolved));
  }

  @Test
  void howLongSomebodyIsPregnantIsNoTimeOfTheMatter() {
    assertThat(EXTRACTOR.extract("我媳妇怀了七个月").time()).isNull();
  }
}
