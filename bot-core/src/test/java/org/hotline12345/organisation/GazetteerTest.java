package org.hotline12345.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.hotline12345.wording.WordBook;
import org.hotline12345.wording.WordEntry;
import org.hotline12345.wording.WordKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {
  private static final Gazetteer GAZETTEER = Gazetteer.shipped();

  @ParameterizedTest
  @CsvSource({
    "碧湖镇, 莲都区碧湖镇, 331102100",
    "碧湖那边的菜市场, 莲都区碧湖镇, 331102100",
    "不对，是碧湖镇, 莲都区碧湖镇, 331102100",
    "缙云壶镇那个批发市场对面, 缙云县壶镇镇, 331122101",
    "在青田县温溪镇, 青田县温溪镇, 331121101",
    "青田海口那边的河道, 青田县海口镇, 331121105",
    "缙云新建老街, 缙云县新建镇, 331122102",
    "景宁, 景宁畲族自治县, 331127",
    "景宁县鹤溪街道, 景宁畲族自治县鹤溪街道, 331127002",
    "老竹镇, 莲都区老竹畲族镇, 331102103",
    "我住在莲都区白云街道的一个小区, 莲都区白云街道, 331102004",
    "市区大洋路边上, 莲都区, 331102",
    "丽水经济技术开发区水阁, 丽水经济技术开发区, 331102",
    "莲都区开发区, 莲都区, 331102",
    "丽水, '', 331100",
    "丽水市的公交, '', 331100",
    "龙泉市区, 龙泉市, 331181",
    "莲都区碧湖镇堰头村, 莲都区碧湖镇堰头村, 331102100237",
    "碧湖堰头, 莲都区碧湖镇堰头村, 331102100237",
    "遂昌县双溪村, 遂昌县蔡源乡双溪村, 331123205",
    "从碧湖镇到大港头镇的公路, 莲都区, 331102",
    "从碧湖镇到壶镇的公路, '', 331100",
    "云和县城北边, 云和县, 331125",
    "龙泉八都, 龙泉市八都镇, 331181100"
  })
  void locatesTheMostExactDivision(String text, String path, String code) {
    Place place = GAZETTEER.locate(text).orElseThrow();
    assertThat(place.path()).isEqualTo(path);
    assertThat(place.code()).startsWith(code.length() > 9 ? code.substring(0, 9) : code);
    assertThat(place.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "蓝天白云和青山绿水都没了",
        "国庆元旦放假怎么安排",
        "小区新建的楼太吵",
        "大地在震动",
        "东方明珠",
        "我们这个小山村",
        "解放街路灯坏了",
        "青田石雕在哪买",
        "云和路口红绿灯坏了",
        "中心村的路灯",
        "家门口的红星饭店油烟",
        "楼上太平间",
        "工资没发",
        "新村的水管爆了",
        ""
      })
  void doesNotTakeOrdinaryWordsForDivisions(String text) {
    assertThat(GAZETTEER.locate(text)).isEmpty();
  }

  @Test
  void aVillageNameBorneBySeveralIsDecidedByWhatStandsBesideIt() {
    assertThat(GAZETTEER.locate("双溪村的路断了")).isEmpty();
    assertThat(GAZETTEER.candidates("双溪村的路断了"))
        .hasSizeGreaterThan(3)
        .allMatch(place -> place.path().endsWith("双溪村"))
        .anyMatch(place -> place.path().startsWith("缙云县"));
    Place decided = GAZETTEER.candidates("双溪村").getFirst();
    Division town = GAZETTEER.division(decided.code().substring(0, 9)).orElseThrow();
    assertThat(GAZETTEER.locate(town.path() + "双溪村").orElseThrow().code())
        .isEqualTo(decided.code());
    assertThat(GAZETTEER.candidates(town.path() + "双溪村")).isEmpty();
    assertThat(GAZETTEER.candidates("碧湖镇和大港头镇之间")).hasSize(2);
  }

  @Test
  void everyTownAndVillageIsFoundByItsFullPath() {
    assertThat(GAZETTEER.divisions()).hasSizeGreaterThan(2100);
    for (Division division : GAZETTEER.divisions()) {
      if (division.level() != Division.Level.CITY) {
        assertThat(GAZETTEER.locate("地点在" + division.path() + "附近"))
            .as(division.path())
            .get()
            .satisfies(place -> assertThat(place.path()).isEqualTo(division.path()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"我在杭州被公司欠薪, 杭州市", "温州瓯海区这边, 温州市", "义乌国际商贸城, 金华市义乌市", "海口市的酒店, 海口市"})
  void knowsPlacesOutsideTheCity(String text, String city) {
    assertThat(GAZETTEER.elsewhere(text)).contains(city);
    assertThat(GAZETTEER.locate(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"杭州银行不给贷款", "莲都区温州路", "我从杭州回到丽水", "青田海口", "没有路灯"})
  void aNameOfAnotherCityIsNotAlwaysThePlace(String text) {
    assertThat(GAZETTEER.elsewhere(text)).isEmpty();
  }

  @Test
  void knowsWhatEditorsAddedAtOnce() {
    AtomicReference<WordBook> book = new AtomicReference<>(WordBook.EMPTY);
    Gazetteer gazetteer = GAZETTEER.with(book::get);
    assertThat(gazetteer.locate("菇城的路灯坏了")).isEmpty();

    book.set(
        WordBook.of(
            List.of(
                entry("p", WordKind.PLACE, "331126", "菇城"),
                entry("c", WordKind.CORRECTION, "景宁", "近宁")),
            List.of()));

    assertThat(gazetteer.locate("菇城的路灯坏了").orElseThrow().code()).isEqualTo("331126");
    assertThat(gazetteer.locate("菇城的路灯坏了").orElseThrow().text()).isEqualTo("菇城的路灯坏了");
    assertThat(gazetteer.locate("近宁县的路灯坏了").orElseThrow().county()).isEqualTo("331127");
    assertThat(gazetteer.locate("菇城松源街道").orElseThrow().code()).startsWith("331126");
  }

  private static WordEntry entry(String id, WordKind kind, String target, String term) {
    return new WordEntry(id, 1, kind, List.of(term), target, List.of(), "");
  }
}
