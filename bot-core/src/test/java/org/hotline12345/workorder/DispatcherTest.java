package org.hotline12345.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.DutyExamples;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.DutyModel;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.Place;
import org.hotline12345.organisation.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DispatcherTest {
  private static final Gazetteer GAZETTEER = Gazetteer.shipped();
  private static final Departments DEPARTMENTS = Departments.shipped(GAZETTEER);
  private static final Dispatcher DISPATCHER =
      new Dispatcher(DutyList.shipped(DEPARTMENTS), DEPARTMENTS, GAZETTEER);

  private static Dispatch dispatch(String what) {
    return DISPATCHER.dispatch(what, DemandType.COMPLAINT, Place.somewhere("丽水"));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "everyday_demands.csv")
  void everydayDemandsFindTheirUnit(String what, String unit) {
    Dispatch dispatch = dispatch(what);
    assertThat(dispatch.unit()).as(dispatch.reason()).isEqualTo(unit);
    assertThat(dispatch.category()).hasSize(3);
    assertThat(dispatch.reason()).contains(unit);
  }

  @Test
  void aMatterInACountyGoesToTheCountysUnit() {
    Place place = GAZETTEER.locate("缙云壶镇那个批发市场对面").orElseThrow();
    Dispatch dispatch = DISPATCHER.dispatch("有人占道经营", DemandType.COMPLAINT, place);
    assertThat(dispatch.unit()).isEqualTo("缙云县综合行政执法局");
    assertThat(dispatch.jurisdiction()).isEqualTo("缙云县");
    assertThat(dispatch.clause()).isEqualTo("CG-01");
    assertThat(dispatch.reason()).contains("占道经营", "CG-01", "《城市市容和环境卫生管理条例》");
    assertThat(dispatch.confidence()).isGreaterThan(Dispatch.DOUBTFUL);
    assertThat(DISPATCHER.dispatch("手机信号差", DemandType.COMPLAINT, place).unit()).isEqualTo("市通发办");
  }

  @Test
  void urgencyFollowsFromTheClause() {
    assertThat(dispatch("家里停水一天了").urgency()).isEqualTo(Urgency.UTILITY);
    assertThat(dispatch("路上的井盖不见了").urgency()).isEqualTo(Urgency.DANGER);
    assertThat(dispatch("公园里有人跳广场舞很吵").urgency()).isEqualTo(Urgency.NORMAL);
  }

  @Test
  void whatFitsNothingIsDecidedByPeople() {
    Dispatch dispatch = dispatch("我就是心里不痛快想说说");
    assertThat(dispatch.unit()).isEqualTo("市12345热线管理办公室");
    assertThat(dispatch.reason()).contains("人工分派");
    assertThat(dispatch.clause()).isEmpty();
    assertThat(dispatch.confidence()).isZero();
  }

  @Test
  void twoUnitsAlikeGoToConsultation() {
    Dispatch tie = dispatch("路灯和停水的事");
    assertThat(tie.unit()).isEqualTo("市12345热线管理办公室");
    assertThat(tie.reason()).contains("会商");
    assertThat(tie.runnersUp()).hasSize(2);
    assertThat(tie.urgency()).isEqualTo(Urgency.UTILITY);
  }

  @Test
  void aUnitNamedWithoutAMatterIsAskedFirst() {
    Dispatch dispatch =
        DISPATCHER.dispatch("感谢市水利局的同志，很负责", DemandType.PRAISE, Place.somewhere("丽水"));
    assertThat(dispatch.unit()).isEqualTo("市水利局");
    assertThat(dispatch.reason()).contains("点名");
  }

  @Test
  void aLongMessageIsDispatchedInUnderAMillisecond() {
    String text = "小区门口每天晚上都有人占道经营卖烧烤，油烟很大，音响也吵得睡不着，垃圾没人清理。".repeat(12);
    for (int i = 0; i < 3000; i++) {
      dispatch(text);
    }
    long began = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      dispatch(text);
    }
    assertThat((System.nanoTime() - began) / 1000 / 1000).as("microseconds").isLessThan(1000);
  }

  private static Dispatch learned(String what, DutyModel model) {
    return new Dispatcher(DutyList.shipped(DEPARTMENTS), DEPARTMENTS, GAZETTEER, model)
        .dispatch(what, DemandType.COMPLAINT, Place.somewhere(""));
  }

  @Test
  void goesByMeaningWhereNoWordOfTheListWasSaid() {
    Dispatch dispatch =
        learned(
            "晚上黑得看不见路",
            what -> new DutyModel.Opinion(Map.of("CG-14", 0.9, "-", 0.1), Map.of(), Map.of(), ""));
    assertThat(dispatch.clause()).isEqualTo("CG-14");
    assertThat(dispatch.unit()).isEqualTo("市建设局");
    assertThat(dispatch.category()).containsExactly("城市管理", "市政设施", "路灯");
    assertThat(dispatch.reason()).contains("CG-14", "路灯", "市建设局主办");
  }

  @Test
  void leavesToAPersonWhatNobodyClearlyHas() {
    Dispatch dispatch =
        learned(
            "我就是心里不痛快",
            what -> new DutyModel.Opinion(Map.of("-", 0.8, "YW-08", 0.2), Map.of(), Map.of(), ""));
    assertThat(dispatch.unit()).isEqualTo("市12345热线管理办公室");
    assertThat(dispatch.clause()).isEmpty();
    assertThat(dispatch.confidence()).isLessThanOrEqualTo(Dispatch.DOUBTFUL);
    assertThat(dispatch.runnersUp()).contains("市卫生健康委");
  }

  @Test
  void pastOrdersOverruleTheListAsFarAsTheyAreEvidence() {
    DutyModel.Opinion much =
        new DutyModel.Opinion(
            Map.of("CG-12", 1.0),
            Map.of("police", 1.0),
            Map.of("police", 0.9, "enforcement", 0.9),
            "v0001");
    DutyModel.Opinion little =
        new DutyModel.Opinion(
            Map.of("CG-12", 1.0), Map.of("police", 1.0), Map.of("police", 0.1), "v0001");
    assertThat(learned("有人养狗", what -> much).unit()).isEqualTo("市公安局");
    assertThat(learned("有人养狗", what -> little).unit()).isEqualTo("市综合行政执法局");
  }

  @Test
  void aModelThatFailsLeavesTheWords() {
    Dispatch dispatch =
        learned(
            "有人占道经营",
            what -> {
              throw new IllegalStateException("no model");
            });
    assertThat(dispatch.clause()).isEqualTo("CG-01");
  }

  @Test
  void aWordSaidInManyMattersOfOthersWeighsLess() {
    DutyModel meaning =
        what -> new DutyModel.Opinion(Map.of("CG-15", 0.9, "YW-03", 0.1), Map.of(), Map.of(), "");
    assertThat(learned("医院后门的铁盖子翘起来，脚踩上去直晃", meaning).clause())
        .as("a hospital says little of whose matter it is")
        .isEqualTo("CG-15");
    assertThat(learned("医院的医疗事故", meaning).clause()).isEqualTo("YW-03");
  }

  @Test
  void trustInAWordIsTheShareOfItsUnitsSentences() {
    DutyList duties = DutyList.shipped(DEPARTMENTS);
    WordTrust trust =
        new WordTrust(
            duties,
            List.of(
                new DutyExamples.Example("CG-14", "医院门口的路灯不亮"),
                new DutyExamples.Example("-", "我在医院门口捡到一串钥匙"),
                new DutyExamples.Example("YW-03", "医院不给看")));
    assertThat(trust(duties, trust, "医院", "YW-03")).isEqualTo(0.5);
    assertThat(trust(duties, trust, "路灯", "CG-14")).isEqualTo(1);
    assertThat(trust(duties, trust, "欠薪", "LD-01")).as("in no sentence").isEqualTo(1);
  }

  private static double trust(DutyList duties, WordTrust trust, String what, String clause) {
    return duties.match(what).stream()
        .filter(match -> match.clause().id().equals(clause))
        .mapToDouble(trust::of)
        .findFirst()
        .orElseThrow();
  }
}
