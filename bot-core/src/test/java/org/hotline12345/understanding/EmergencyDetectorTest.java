package org.hotline12345.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.hotline12345.understanding.RouteModel.Opinion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmergencyDetectorTest {

  private final EmergencyDetector detector = new EmergencyDetector();

  @ParameterizedTest
  @CsvSource({
    "我家厨房着火了, 119",
    "楼下起火了好多烟, 119",
    "邻居家煤气泄漏了味道很大, 119",
    "我们被困在电梯里出不来, 119",
    "昨天装的热水器现在冒烟了, 119",
    "我爸突然晕倒了叫不醒, 120",
    "孩子误喝了农药, 120",
    "有人落水了，掉到河里去了, 119",
    "邻居在打人，打得满地都是血, 110",
    "有人拿刀追人, 110",
    "小偷正在撬我家的门, 110",
    "我孩子不见了，在商场走丢了, 110",
    "我不想活了, 110",
    "楼顶有人要跳楼, 110",
    "路口出车祸了两车相撞, 122",
    "我被车撞了，司机逃逸, 122",
    "我奶奶云倒在地上了, 120",
    "有人强劫, 110",
  })
  void hearsEmergencies(String text, String target) {
    assertThat(detector.detect(text)).get().extracting(Emergency::target).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "邻居天天打牌吵得睡不着",
        "着火了怎么理赔",
        "如果着火了应该打什么电话",
        "商场跳楼价大甩卖是不是虚假宣传",
        "消防通道被私家车堵了",
        "电动车在楼道充电有火灾隐患",
        "去年我家着火，赔偿款还没到",
        "昨天在路口被车撞了，保险公司不赔",
        "我想打官司告他打人",
        "家暴告诫书怎么申请",
        "这个路口经常发生车祸，建议装红绿灯",
        "工厂烟囱每天冒黑烟",
        "热死了，公交车空调不开",
        "孩子的身份证丢了怎么办",
        "救命钱都被骗走了",
        "这里的路灯坏了好几天了",
        "外面污水倒进河里了",
        "孩子留学要办什么材料",
        "小区里的大人小孩都受不了这个噪音",
      })
  void imaginesNone(String text) {
    assertThat(detector.detect(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "？", "aaaa", "😀😀"})
  void anythingMayBeSaid(String text) {
    assertThat(detector.detect(text)).isEmpty();
  }

  @Test
  void theModelAddsWhatNoRuleKnowsAndTakesAwayWhatIsCertainlyNone() {
    EmergencyDetector with =
        new EmergencyDetector(hears(text -> model(text.contains("河") ? 0.9 : 0.001)));
    assertThat(with.detect("河面有个黑点一沉一浮")).get().extracting(Emergency::target).isEqualTo("119");
    assertThat(detector.detect("河面有个黑点一沉一浮")).isEmpty();
    assertThat(detector.detect("新买的锅起火了")).isPresent();
    assertThat(with.detect("新买的锅起火了")).isEmpty();
  }

  @Test
  void aFewCharactersTellTooLittleForADoubt() {
    assertThat(new EmergencyDetector(hears(text -> model(0.5))).detect("有个事")).isEmpty();
    assertThat(new EmergencyDetector(hears(text -> model(0.9))).detect("火火火")).isPresent();
  }

  @Test
  void oneSentenceOfDangerIsHeardAmongManyOfTalk() {
    EmergencyDetector with =
        new EmergencyDetector(
            hears(text -> model(text.contains("血") && text.length() < 30 ? 0.99 : 0.1)));
    String talk = "我住这里十几年了，邻里关系还可以，平时也不爱打电话，就是隔壁最近总吵，";
    assertThat(with.detect(talk + "今天不对劲，没有声音了，门缝里有血")).isPresent();
    assertThat(with.detect(talk + "今天又吵了，没有人管，影响孩子学习")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"多谢，孩子已经找着了，在他舅舅家看电视", "着火的地方扑灭了，人没事，放心", "老人家被救上来了，现在在喝姜汤，谢谢你们"})
  void whoThanksBecauseItIsOverIsBelievedAgainstTheModel(String text) {
    assertThat(new EmergencyDetector(hears(said -> model(0.8))).detect(text)).isEmpty();
    assertThat(detector.detect(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"人救上来了，可是没有呼吸，谢谢你们快点", "我把药都吃了，谢谢你们，再见", "火灭了又着起来了，谢谢快来", "找到了，他在桥栏杆外面，谢谢你们快来"})
  void thanksAloneEndNothing(String text) {
    assertThat(new EmergencyDetector(hears(said -> model(0.8))).detect(text)).isPresent();
  }

  @Test
  void whatIsSaidAfterAnEmergencyGoesOnWithItMoreEasily() {
    EmergencyDetector with =
        new EmergencyDetector(hears(text -> model(text.contains("慢") ? 0.18 : 0.02)));
    assertThat(with.detect("气越来越慢了")).isEmpty();
    assertThat(with.detectAfter("我老公喝了农药", true, "气越来越慢了"))
        .get()
        .extracting(Emergency::target)
        .isEqualTo("119");
    assertThat(with.detectAfter("我老公喝了农药", true, "谢谢")).isEmpty();
    assertThat(with.detectAfter("楼上装修很吵", false, "越来越慢了")).isEmpty();
    assertThat(detector.detectAfter("我老公喝了农药", true, "气越来越慢了")).isEmpty();
  }

  @Test
  void twoHarmlessTurnsMayBeAnEmergencyTogether() {
    EmergencyDetector with =
        new EmergencyDetector(
            hears(text -> model(text.contains("老人") && text.contains("不应") ? 0.95 : 0.05)));
    assertThat(with.detectAfter("楼上住着一个老人", false, "怎么喊都不应")).isPresent();
    assertThat(with.detectAfter("", false, "怎么喊都不应")).isEmpty();
    assertThat(with.detectAfter("老人卡".repeat(30), false, "打电话都不应")).isEmpty();
  }

  @Test
  void aSureRuleIsNeverTakenAway() {
    EmergencyDetector with = new EmergencyDetector(hears(text -> model(0.001)));
    assertThat(with.detect("我不想活了")).isPresent();
  }

  @Test
  void aModelThatFailsTakesNothingAway() {
    RouteModel broken =
        hears(
            text -> {
              throw new IllegalStateException("broken");
            });
    assertThat(new EmergencyDetector(broken).detect("我家厨房着火了")).isPresent();
    assertThat(new EmergencyDetector(broken).detect("路灯坏了")).isEmpty();
  }

  private static List<Opinion> model(double emergency) {
    return List.of(
        new Opinion(Route.EMERGENCY, "119", emergency),
        new Opinion(Route.UNCLEAR, "", 1 - emergency));
  }

  private static RouteModel hears(Function<String, List<Opinion>> ear) {
    return new RouteModel() {
      @Override
      public List<Opinion> opinions(String text) {
        return List.of();
      }

      @Override
      public List<Opinion> emergencies(String text) {
        return ear.apply(text);
      }

      @Override
      public List<Opinion> emergenciesByWords(String text) {
        return ear.apply(text);
      }
    };
  }
}
