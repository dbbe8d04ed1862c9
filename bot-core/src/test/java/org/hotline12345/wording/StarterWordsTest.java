package org.hotline12345.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Division;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.security.AuditLog;
import org.hotline12345.store.Database;
import org.hotline12345.store.DurableTransactions;
import org.hotline12345.store.JdbiAuditEntries;
import org.hotline12345.store.JdbiWordVersions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words shipped for Lishui. */
final class StarterWordsTest {
  private static final Gazetteer GAZETTEER = Gazetteer.shipped();
  private static final WordBook BOOK = WordBook.of(StarterWords.shipped(), Set.of());

  @Test
  void allOfThemStandBesideEachOtherAndTheCitysNames() {
    SettableClock clock = SettableClock.at("2026-11-23T09:00");
    Map<String, String> divisions =
        GAZETTEER.divisions().stream()
            .collect(Collectors.toMap(Division::code, Division::name, (one, other) -> one));
    Set<String> whole = new HashSet<>(divisions.values());
    Departments.shipped(GAZETTEER).all().forEach(unit -> whole.add(unit.name()));
    List<WordEntry> shipped = StarterWords.shipped();
    try (Database database = Database.inMemory("starter-words")) {
      WordDesk desk =
          new WordDesk(
              new JdbiWordVersions(database),
              new DurableTransactions(database),
              new AuditLog(new JdbiAuditEntries(database), clock),
              new CityNames(divisions, whole),
              clock);

      assertThat(desk.load(shipped)).isEqualTo(shipped.size());
      assertThat(desk.load(shipped)).isZero();
    }
    assertThat(shipped).hasSizeGreaterThan(150);
    assertThat(shipped).extracting(WordEntry::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "浙将立水的设保局, 浙江丽水的社保局",
    "我在近宁县, 我在景宁县",
    "庆园县荷地镇, 庆元县荷地镇",
    "身分证丢了, 身份证丢了",
    "成立水务公司, 成立水务公司",
    "最近宁波下雨, 最近宁波下雨",
    "国庆园区开放吗, 国庆园区开放吗",
    "请公正处理, 请公正处理",
    "户口部门在哪, 户口部门在哪",
    "养老今年涨吗, 养老今年涨吗",
  })
  void correctsWhatIsMisheardAndNothingElse(String said, String meant) {
    assertThat(BOOK.correct(said)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "房本丢了, 不动产权证书丢了",
    "市民卡在哪办, 社保卡在哪办",
    "养老院怎么选, 养老机构怎么选",
    "我的驾照到期了, 驾驶证",
  })
  void knowsCitizensWordsForOfficialNames(String asked, String official) {
    assertThat(BOOK.read(asked).variants()).anyMatch(variant -> variant.contains(official));
  }

  @ParameterizedTest
  @CsvSource({"领养老金要认证吗, 领养", "房产证明去哪开, 不动产权", "体验车间, 检验", "今年假期怎么放, 年休假"})
  void doesNotTakeAPartOfAWordForTheWord(String asked, String wrong) {
    assertThat(BOOK.read(asked).variants())
        .noneMatch(variant -> variant.contains("收养") || variant.contains(wrong));
  }
}
