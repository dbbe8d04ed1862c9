package org.hotline12345.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import org.hotline12345.reference.Table;
import org.hotline12345.reference.TableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepartmentsTest {
  private static final Gazetteer GAZETTEER = Gazetteer.shipped();
  private static final Departments DEPARTMENTS = Departments.shipped(GAZETTEER);

  @ParameterizedTest
  @CsvSource({
    "331102, enforcement, 莲都区综合行政执法局",
    "331127, education, 景宁县教育局",
    "331181, traffic-police, 龙泉市公安局交通警察大队",
    "331122, power, 国网缙云县供电公司",
    "331121, environment, 市生态环境局青田分局",
    "331102, police, 市公安局莲都分局",
    "331122, customs, 丽水海关",
    "331100, water, 市水利局"
  })
  void theUnitOfACountyFollowsFromTheCitys(String county, String code, String name) {
    assertThat(DEPARTMENTS.in(county, code).name()).isEqualTo(name);
  }

  @Test
  void unitsAreFoundByFullAndShortNameAndInSpeech() {
    assertThat(DEPARTMENTS.find("城管")).map(Department::code).contains("enforcement");
    assertThat(DEPARTMENTS.find("缙云县水利局")).map(Department::division).contains("331122");
    assertThat(DEPARTMENTS.find("火星局")).isEmpty();
    assertThat(DEPARTMENTS.mentionedIn("表扬一下交警支队的同志"))
        .map(Department::code)
        .contains("traffic-police");
    assertThat(DEPARTMENTS.mentionedIn("今天天气不错")).isEmpty();
    assertThatThrownBy(() -> DEPARTMENTS.ofCity("mars")).hasMessageStartingWith("department: mars");
  }

  @Test
  void everyNameIsBorneOnce() {
    Set<String> names =
        DEPARTMENTS.all().stream().map(Department::name).collect(Collectors.toSet());
    assertThat(names).hasSameSizeAs(DEPARTMENTS.all()).doesNotContain("");
    assertThat(DEPARTMENTS.all()).hasSizeGreaterThan(400);
  }

  @Test
  void nineteenLinesAreKnown() {
    HotlineLines lines = HotlineLines.shipped();
    assertThat(lines.all()).hasSize(19);
    assertThat(lines.find("96119")).map(HotlineLine::mode).contains(HotlineLine.Mode.MERGED);
    assertThat(lines.find("0578-12320")).map(HotlineLine::unit).contains("市卫生健康委");
    assertThat(lines.find("12366")).map(HotlineLine::mode).contains(HotlineLine.Mode.SUBCENTRE);
    assertThat(lines.find("10086")).isEmpty();
    assertThat(lines.all()).allMatch(line -> DEPARTMENTS.find(line.unit()).isPresent());
  }

  @Test
  void theDutyListIsCheckedWhenRead() {
    DutyList duties = DutyList.shipped(DEPARTMENTS);
    assertThat(duties.clauses()).hasSizeGreaterThanOrEqualTo(120).doesNotHaveDuplicates();
    assertThat(duties.find("CG-01")).map(DutyClause::level3).contains("占道经营");
    String head = "id\tlevel1\tlevel2\tlevel3\tlead\tlevel\turgency\twords\tbasis\n";
    assertThatThrownBy(
            () ->
                new DutyList(
                    Table.parse("d.tsv", head + "A\ta\tb\tc\tnobody\tcounty\tnormal\tx*1\tl"),
                    DEPARTMENTS))
        .isInstanceOf(TableException.class)
        .hasMessageStartingWith("d.tsv:2: lead: nobody");
    assertThatThrownBy(
            () ->
                new DutyList(
                    Table.parse("d.tsv", head + "A\ta\tb\tc\tfire\tcounty\tnormal\tx\tl"),
                    DEPARTMENTS))
        .hasMessage("d.tsv:2: words: x (expected: word*weight)");
  }
}
