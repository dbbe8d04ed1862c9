package org.hotline12345.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.security.AuditEntry;
import org.hotline12345.security.AuditLog;
import org.hotline12345.store.Database;
import org.hotline12345.store.DurableTransactions;
import org.hotline12345.store.JdbiAuditEntries;
import org.hotline12345.store.JdbiWordVersions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordDeskTest {
  private static final CityNames CITY =
      new CityNames(Map.of("331100", "丽水市", "331126", "庆元县"), Set.of("丽水市", "立水桥村"));

  private final SettableClock clock = SettableClock.at("2026-11-23T09:00");

  @TempDir Path data;
  private Database database;
  private AuditLog audit;
  private WordDesk desk;

  @BeforeEach
  void open() {
    database = Database.open(data);
    audit = new AuditLog(new JdbiAuditEntries(database), clock);
    desk =
        new WordDesk(
            new JdbiWordVersions(database), new DurableTransactions(database), audit, CITY, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aSavedWordIsInForceAtOnceAndOverARestart() {
    desk.create(words(WordKind.SYNONYM, null, "社保卡", "市民卡"), "bianji");

    assertThat(desk.current().read("社保卡").variants()).containsExactly("市民卡");
    close();
    open();
    assertThat(desk.current().read("社保卡").variants()).containsExactly("市民卡");
  }

  @Test
  void tellsWhatWasInForceAtAnyTime() {
    Instant nothing = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    WordEntry first = desk.create(words(WordKind.CORRECTION, "浙江", "浙将"), "bianji").entry();
    Instant made = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    desk.change(with(first, "浙将", "折江"), "bianji");
    Instant changed = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    desk.delete(first.id(), 2, "shenhe");

    assertThat(desk.at(nothing).correct("折江浙将")).isEqualTo("折江浙将");
    assertThat(desk.at(made).correct("折江浙将")).isEqualTo("折江浙江");
    assertThat(desk.at(changed.minusMillis(1)).correct("折江浙将")).isEqualTo("折江浙江");
    assertThat(desk.at(changed).correct("折江浙将")).isEqualTo("浙江浙江");
    assertThat(desk.at(clock.instant()).correct("折江浙将")).isEqualTo("折江浙将");
    assertThat(desk.current().entries()).isEmpty();
    assertThat(desk.history(first.id()))
        .extracting(version -> version.entry().version(), WordVersion::deleted, WordVersion::editor)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3, true, "shenhe"),
            org.assertj.core.groups.Tuple.tuple(2, false, "bianji"),
            org.assertj.core.groups.Tuple.tuple(1, false, "bianji"));
  }

  @Test
  void aClockSetBackLosesNoVersion() {
    WordEntry first = desk.create(words(WordKind.SYNONYM, null, "房本", "房产证"), "bianji").entry();
    Instant made = clock.instant();
    clock.advance(Duration.ofHours(-1));
    desk.change(with(first, "房本", "不动产权证书"), "bianji");

    assertThat(desk.at(made).read("房本").variants()).containsExactly("不动产权证书");
    assertThat(desk.at(clock.instant()).entries()).isEmpty();
  }

  @Test
  void twoEditorsDoNotOverwriteEachOther() {
    WordEntry first = desk.create(words(WordKind.SYNONYM, null, "房本", "房产证"), "bianji").entry();
    desk.change(with(first, "房本", "不动产权证书"), "bianji");

    assertThatThrownBy(() -> desk.change(with(first, "房本", "房屋产权证"), "lingyige"))
        .isInstanceOf(StaleWordException.class);
    assertThatThrownBy(() -> desk.delete(first.id(), 1, "lingyige"))
        .isInstanceOf(StaleWordException.class);
    desk.delete(first.id(), 2, "bianji");
    assertThatThrownBy(() -> desk.change(with(first.asVersion(3), "房本", "房产证"), "bianji"))
        .isInstanceOf(NoSuchWordException.class);
  }

  @Test
  void everyChangeIsAudited() {
    WordEntry first = desk.create(words(WordKind.SYNONYM, null, "房本", "房产证"), "bianji").entry();
    desk.delete(first.id(), 1, "bianji");

    assertThat(audit.after(0, 10))
        .extracting(AuditEntry::action)
        .containsExactly("word.create", "word.delete");
  }

  @ParameterizedTest
  @CsvSource({
    "SYNONYM, , 社保卡, terms: 1 ",
    "SYNONYM, , 社保卡|证, \"证\" (expected: 2–50",
    "SYNONYM, , 社保卡|社保卡, 社保卡 两次",
    "SYNONYM, 丽水, 社保卡|市民卡, target: 丽水 (expected: 同义词条不填",
    "SYNONYM, , ？？|市民卡, \"？？\" (expected: 2–50",
    "CORRECTION, , 浙将, target: \"\"",
    "CORRECTION, 公积金, 公积, target: 公积金 (expected: 不会被纠正",
    "CORRECTION, 丽水, 立水, 立水桥村 (expected: 不会被纠正成“丽水桥村”",
    "PLACE, 331199, 菇城, target: 331199 (expected: 本市的区划代码",
    "PLACE, , 菇城, target: null (expected: 本市的区划代码",
  })
  void refusesWhatCannotStand(String kind, String target, String terms, String problem) {
    WordEntry entry = words(WordKind.valueOf(kind), target, terms.split("\\|"));

    assertThatThrownBy(() -> desk.create(entry, "bianji"))
        .isInstanceOf(InvalidWordException.class)
        .hasMessageContaining(problem);
    assertThat(desk.list()).isEmpty();
    assertThat(audit.after(0, 10)).isEmpty();
  }

  @Test
  void refusesATermOfAnotherEntryAndCorrectionsInACircle() {
    desk.create(words(WordKind.SYNONYM, null, "社保卡", "市民卡"), "bianji");
    desk.create(words(WordKind.CORRECTION, "浙江", "浙将"), "bianji");

    assertThatThrownBy(() -> desk.create(words(WordKind.PLACE, "331126", "市民卡"), "bianji"))
        .hasMessageContaining("现在在“社保卡、市民卡”里");
    assertThatThrownBy(() -> desk.create(words(WordKind.CORRECTION, "折江", "浙将"), "bianji"))
        .hasMessageContaining("现在在“浙将”里");
    assertThatThrownBy(() -> desk.create(words(WordKind.CORRECTION, "浙将", "浙江"), "bianji"))
        .hasMessageContaining("不会被纠正");
    assertThatThrownBy(() -> desk.create(words(WordKind.CORRECTION, "公交卡", "市民卡"), "bianji"))
        .hasMessageContaining("不会被纠正");
  }

  @Test
  void aReleaseNeverOverwritesAnEditor() {
    WordEntry kept = shipped("a", "房本", "房产证");
    WordEntry taken = shipped("b", "市民卡", "社保卡");
    desk.create(words(WordKind.SYNONYM, null, "市民卡", "公交卡"), "bianji");
    assertThat(desk.load(List.of(kept, taken, shipped("c", "驾照", "驾驶证")))).isEqualTo(2);
    assertThat(desk.load(List.of(kept, taken, shipped("c", "驾照", "驾驶证")))).isZero();

    desk.delete("a", 1, "bianji");
    assertThat(desk.load(List.of(shipped("a", "房本", "房证"), shipped("c", "驾照", "驾驶证", "驾本"))))
        .isEqualTo(1);

    assertThat(desk.current().read("房本").variants()).isEmpty();
    assertThat(desk.current().read("市民卡").variants()).containsExactly("公交卡");
    assertThat(desk.current().read("驾照").variants()).containsExactly("驾驶证", "驾本");
  }

  private static WordEntry words(WordKind kind, String target, String... terms) {
    return new WordEntry("", 0, kind, List.of(terms), target, List.of(), "");
  }

  private static WordEntry with(WordEntry entry, String... terms) {
    return new WordEntry(
        entry.id(), entry.version(), entry.kind(), List.of(terms), entry.target(), List.of(), "");
  }

  private static WordEntry shipped(String id, String... terms) {
    return new WordEntry(id, 1, WordKind.SYNONYM, List.of(terms), null, List.of(), "");
  }
}
