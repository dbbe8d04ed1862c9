package org.hotline12345.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.hotline12345.calendar.EventTime;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.Place;
import org.hotline12345.organisation.Urgency;
import org.hotline12345.workorder.Vulnerable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sunday, 22 November 2026, ten in the morning. */
class FactExtractorTest {
  private final FactExtractor extractor =
      new FactExtractor(
          Gazetteer.shipped(),
          Festivals.shipped(),
          Clock.fixed(
              OffsetDateTime.parse("2026-11-22T10:00+08:00").toInstant(),
              ZoneId.of("Asia/Shanghai")));

  private Facts facts(String text) {
    return extractor.extract(text);
  }

  @ParameterizedTest
  @CsvSource({
    "我电话是13800001234, 13800001234",
    "幺三八零零零零幺二三四, 13800001234",
    "一三八 零零零零 一二三四, 13800001234",
    "１３８００００１２３４, 13800001234",
    "138-0000-1234 王女士, 13800001234",
    "座机0578-2123456, 05782123456",
    "电话零五七八，二一三，四五六七, 05782134567",
    "手机一三七四个零五五六六, 13700005566",
    "号码先是139，后面0000，最后四位1212, 13900001212",
    "一三八零零零零一二三零，不是三零，是四零, 13800001240",
    "对方电话13811112222，我的是13900003333, 13900003333",
    "工单LS26112200001, ''",
    "他的号是1370000后面忘了, ''",
    "花了12000元, ''",
  })
  void findsPhones(String text, String phone) {
    assertThat(facts(text).phone()).isEqualTo(phone);
  }

  @ParameterizedTest
  @CsvSource({
    "浙K12345堵在门口, 浙K·12345",
    "浙 k 幺 二 三 四 五, 浙K·12345",
    "绿牌浙KD12345, 浙K·D12345",
    "车牌浙K的 8 8 6 6 8 那辆, 浙K·88668",
    "沪A·B1234一直鸣笛, 沪A·B1234",
    "浙K什么什么没看清, ''"
  })
  void findsPlates(String text, String plate) {
    assertThat(facts(text).plate()).isEqualTo(plate);
  }

  @ParameterizedTest
  @CsvSource({
    "收了我三千五百块不退, 3500",
    "欠我们1.2万元工资, 12000",
    "罚了我两百, 200",
    "押金一千二不退, 1200",
    "多收三百六十五块五, 365.5",
    "定金两百来块没了, 200",
    "总共十二万八，之前付过三万, 128000",
    "八十八块钱一斤, 88"
  })
  void findsTheSum(String text, String yuan) {
    assertThat(facts(text).amount()).isEqualByComparingTo(yuan);
  }

  @ParameterizedTest
  @ValueSource(strings = {"等了三个小时", "三栋二单元", "第五次打电话了", "12号楼302"})
  void aNumberIsNoSum(String text) {
    assertThat(facts(text).amount()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "昨天停电, 2026-11-21",
    "昨天半夜有人砸门, 2026-11-21/2026-11-22",
    "昨晚十一点还在施工, 2026-11-21T23:00",
    "前天下午三点半, 2026-11-20T15:30",
    "上周三去的窗口, 2026-11-11",
    "上个礼拜天, 2026-11-15",
    "这周一, 2026-11-16",
    "10月8号上午九点, 2026-10-08T09:00",
    "去年十二月, 2025-12-01/2025-12-31",
    "国庆那几天, 2026-10-01/2026-10-07",
    "去年中秋节, 2025-10-01/2025-10-08",
    "大年初一, 2026-02-17",
    "停水三天了, 2026-11-19/2026-11-22",
    "从三月份到现在, 2026-03-01/2026-11-22",
    "10月3日至10月5日, 2026-10-03/2026-10-05",
    "半个小时前, 2026-11-22T09:30",
    "两个月前交的钱, 2026-09-22",
    "上个月底, 2026-10-21/2026-10-31",
    "每天早上五点, repeats daily 05:00",
    "每晚八点到十点半, repeats daily 20:00-22:30",
    "周一到周五早上七点, repeats weekly MO-FR 07:00",
    "每周六晚上九点, repeats weekly SA 21:00",
    "每个月15号, repeats monthly 15",
    "十一月五好买的, 2026-11-05"
  })
  void resolvesTimes(String text, String expected) {
    EventTime time = facts(text).time();
    assertThat(time).isNotNull();
    assertThat(time.text().replaceAll(" (下午|晚上|上午|半夜)$", "")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"最近总是这样", "前几天路过看见的"})
  void vagueWordsStayWords(String text) {
    assertThat(facts(text).when()).isNotEmpty();
    assertThat(facts(text).time()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"碧湖镇人民街12号有家烧烤店油烟很大", "中山街112号漏水", "国庆元旦什么的"})
  void houseNumbersAreNoDates(String text) {
    assertThat(facts(text).when()).isNotEqualTo("12号").isNotEqualTo("112号");
  }

  @ParameterizedTest
  @CsvSource({
    "缙云壶镇菜市场门口, 331122101",
    "缙云湖镇菜市场门口, 331122101",
    "我老家是云和的，现在松阳县水南街道这边路灯坏了, 331124002",
    "不是松阳，是遂昌, 331123",
    "在龙泉市安仁镇, 331181104",
    "青天县温溪镇, 331121101"
  })
  void findsTheDivision(String text, String code) {
    Place place = facts(text).place();
    assertThat(place).isNotNull();
    assertThat(place.code()).isEqualTo(code);
  }

  @Test
  void anAmbiguousVillageStaysOpenUntilTheCountyIsKnown() {
    Facts facts = facts("双溪村的桥坏了");
    assertThat(facts.place()).isNull();
    assertThat(facts.placeWords()).startsWith("双溪村");
    Place songyang = facts("松阳县").place();
    assertThat(songyang).isNotNull();
    assertThat(extractor.within(songyang, "双溪村"))
        .get()
        .satisfies(village -> assertThat(village.code()).startsWith("331124"));
  }

  @Test
  void keepsTheWordsThatTellThePlaceMoreExactly() {
    assertThat(facts("缙云壶镇那个批发市场对面总有人乱停").placeWords()).isEqualTo("缙云壶镇那个批发市场对面");
  }

  @ParameterizedTest
  @CsvSource({
    "我叫周建国, 周建国",
    "免贵姓沈, 沈",
    "我是李老师，电话13900002222, 李老师",
    "联系人陈小美，13900002222, 陈小美",
    "老板叫张三丰，我叫李二, 李二",
    "我儿子叫王小明, ''",
    "查进度, ''",
    "人工, ''"
  })
  void findsTheCallersName(String text, String name) {
    assertThat(facts(text).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "丽水市天宏物业管理有限公司乱收费, 丽水市天宏物业管理有限公司",
    "举报碧湖镇的佳佳乐超市卖过期牛奶, 佳佳乐超市",
    "在一家食品厂上班, ''",
    "他收了我一万两千块钱中介费, ''"
  })
  void findsNamedFirms(String text, String company) {
    assertThat(facts(text).company()).isEqualTo(company);
  }

  @ParameterizedTest
  @CsvSource({
    "不用保密, false",
    "不需要保密, false",
    "需要保密, true",
    "身份保密, true",
    "别让物业知道是我说的, true",
    "我怕报复, true"
  })
  void hearsTheWishForConfidentiality(String text, boolean wish) {
    assertThat(facts(text).confidential()).isEqualTo(wish);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "我要反映两个问题：一是楼上装修噪音大，二是电梯经常坏 # 楼上装修噪音大|电梯经常坏",
        "1、退还押金；2、赔礼道歉 # 退还押金|赔礼道歉",
        "一个是水费太高，一个是水质太差 # 水费太高|水质太差",
        "路灯坏了没人修，另外垃圾也没人清 # 路灯坏了没人修|垃圾也没人清",
        "要求：退钱，道歉 # 退钱|道歉"
      })
  void splitsPointsOfDemand(String text, String points) {
    assertThat(String.join("|", facts(text).points())).isEqualTo(points);
  }

  @Test
  void oneMatterHasNoPoints() {
    assertThat(facts("楼下烧烤店油烟很大，开窗都不行").points()).isEmpty();
    assertThat(facts("路灯坏了，还有我的电话是13800001234").points()).isEmpty();
  }

  @Test
  void tellsWhoNeedsCareHowManyAndHowPressing() {
    Facts facts = facts("整个单元十二户停水两天了，我家有孕妇，还有八十岁的老人");
    assertThat(facts.people()).isEqualTo(12);
    assertThat(facts.vulnerable()).contains(Vulnerable.PREGNANT, Vulnerable.ELDER);
    assertThat(facts.urgency()).isEqualTo(Urgency.UTILITY);
    assertThat(facts("高压线掉在路上了").urgency()).isEqualTo(Urgency.DANGER);
  }

  @Test
  void findsAnOrderNumberByItsCheckDigit() {
    assertThat(facts("单号是ls 261121 000127").orderNumber()).isEqualTo("LS261121000127");
    assertThat(facts("单号LS261121000128").orderNumber()).isEmpty();
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(facts("你好").isEmpty()).isTrue();
    assertThat(facts("小区楼下广场舞太吵").placeWords()).isEmpty();
  }

  @Test
  void angerDoesNotHideTheFacts() {
    String anger = "你们到底管不管事啊，我真的是气死了，打了多少次电话都没有用，".repeat(24);
    Facts facts = facts(anger + "莲都区碧湖镇停水三天了，我叫周建国，幺三八零零零零幺二三四，要保密。" + anger);
    assertThat(facts.place()).isNotNull();
    assertThat(facts.name()).isEqualTo("周建国");
    assertThat(facts.phone()).isEqualTo("13800001234");
    assertThat(facts.time()).isNotNull();
    assertThat(facts.confidential()).isTrue();
  }

  /** Ten thousand characters that tempt every pattern to try again and again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "一",
        "1",
        "零",
        "幺三八",
        "村",
        "第一",
        "不要",
        "不是",
        "一二三四五六七八九十",
        "每天",
        "有限公司",
        "1,",
        "莲都区",
        "的",
        "我叫",
        "上个月",
        "(",
        "，。"
      })
  void hostileInputTakesNoLongTime(String piece) {
    String hostile = piece.repeat(10_000 / piece.length());
    facts(hostile);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    facts(hostile);
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begin))
        .as("of the processor, however busy the machine is")
        .isLessThan(Duration.ofSeconds(2));
  }
}
