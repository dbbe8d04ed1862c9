package org.hotline12345.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.channels.config.WechatConfig;
import org.hotline12345.durability.SharedTokens;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiSharedTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The calls we make: token, errors, menu, voice. */
class PlatformCallsTest {
  private final SettableClock clock = SettableClock.at("2026-11-23T09:00");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Troubles troubles = new Troubles(meters, clock);
  private TencentCounterpart platform;
  private Database database;
  private SharedTokens shared;

  @TempDir private Path folder;

  @BeforeEach
  void start() {
    platform = new TencentCounterpart(clock);
    database = Database.inMemory("platform-calls-" + System.nanoTime());
    shared = new JdbiSharedTokens(database);
  }

  @AfterEach
  void stop() {
    assertThat(platform.findings()).isEmpty();
    platform.close();
    database.close();
  }

  private PlatformService node(String name) {
    return new PlatformService(config(), shared, name, clock);
  }

  private WechatConfig config() {
    return RunningAccount.account(platform.address(), Duration.ofSeconds(4), true);
  }

  private Tencent tencent(String node) {
    return new Tencent(node(node), troubles, meters);
  }

  @Test
  void oneTokenServesManyThreadsOfManyNodes() throws Exception {
    List<Callable<Object>> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      PlatformService node = node("node" + i);
      for (int j = 0; j < 12; j++) {
        calls.add(() -> node.getAccessToken(false));
      }
    }
    List<Object> tokens = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Object> token : threads.invokeAll(calls)) {
        tokens.add(token.get());
      }
    }
    assertThat(tokens).hasSize(48).containsOnly(tokens.getFirst());
    assertThat(platform.fetches()).isEqualTo(1);
  }

  @Test
  void theTokenIsRenewedBeforeItEndsAndOthersTakeItOver() {
    PlatformService first = node("first");
    PlatformService second = node("second");
    String before = first.getAccessToken(false);
    clock.advance(Duration.ofMinutes(116));
    first.tokens().keepFresh();
    assertThat(first.getAccessToken(false)).isNotEqualTo(before);
    clock.advance(Duration.ofMinutes(5));
    assertThat(second.getAccessToken(false)).isEqualTo(first.getAccessToken(false));
    assertThat(platform.fetches()).isEqualTo(2);
  }

  @Test
  void aLeaseOfADeadNodeEnds() {
    assertThat(shared.lease("t", "dead", clock.instant(), Duration.ofSeconds(20))).isTrue();
    assertThat(shared.lease("t", "alive", clock.instant(), Duration.ofSeconds(20))).isFalse();
    clock.advance(Duration.ofSeconds(21));
    assertThat(shared.lease("t", "alive", clock.instant(), Duration.ofSeconds(20))).isTrue();
    shared.put("t", "dead", new SharedTokens.Token("late", clock.instant().plusSeconds(60)));
    assertThat(shared.find("t")).isEmpty();
  }

  @Test
  void quotaAndMissingRightsAreToldToTheOperator() {
    Tencent tencent = tencent("node");
    platform.refuse("/cgi-bin/message/custom/send", 45009);
    assertThatThrownBy(() -> tencent.sendText("o", "x"))
        .isInstanceOf(TencentException.class)
        .hasMessageNotContaining("token-");
    assertThat(troubles.now().orElseThrow()).contains("45009").contains("次数已用完");
    platform.refuse("/cgi-bin/message/custom/send", 48001);
    assertThatThrownBy(() -> tencent.sendText("o", "x")).isInstanceOf(TencentException.class);
    assertThat(troubles.now().orElseThrow()).contains("48001").contains("没有这个接口的权限");
    assertThat(
            meters
                .counter("hotline.wechat.errors", "operation", "custom/send", "code", "48001")
                .count())
        .isEqualTo(1);
    clock.advance(Duration.ofHours(1));
    assertThat(troubles.now()).isEmpty();
  }

  /** The library would log what is sent, to whom, and the token; in operation it is silent. */
  @Test
  void noFailedCallLogsWhatItCarried() throws JoranException {
    LoggerContext inOperation = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(inOperation);
    configurator.doConfigure(PlatformCallsTest.class.getResource("/logback.xml"));
    assertThat(inOperation.getLogger(WxMpServiceImpl.class).getEffectiveLevel())
        .isEqualTo(Level.OFF);
    inOperation.stop();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    try {
      Tencent tencent = tencent("node");
      for (int code : new int[] {45009, 40003, 45015}) {
        platform.refuse("/cgi-bin/message/custom/send", code);
        assertThatThrownBy(() -> tencent.sendText("o-private", "王女士的诉求"))
            .isInstanceOf(TencentException.class);
      }
      platform.endToken();
      platform.allow("/cgi-bin/message/custom/send");
      assertThat(tencent.menu()).isEmpty();
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list)
        .filteredOn(event -> !event.getLoggerName().startsWith("me.chanjar"))
        .isNotEmpty()
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(m -> m.contains("王女士") || m.contains("o-private") || m.contains("token-"));
  }

  @Test
  void menuAndTemplatesAreMadeAsTheFileSays() throws IOException {
    AccountSync sync = new AccountSync(AccountFile.load(null), tencent("node"));
    AccountSync.Difference before = sync.compare();
    assertThat(before.lines())
        .anyMatch(l -> l.startsWith("+ 菜单 转人工"))
        .anyMatch(l -> l.startsWith("! 模板 工单进度通知"))
        .anyMatch(l -> l.startsWith("! 订阅通知 工单进度提醒"));
    sync.apply(before);
    platform.template("工单进度通知");
    platform.subscription("工单进度提醒");
    assertThat(sync.compare().isEmpty()).isTrue();
    assertThat(sync.compare().lines()).isEmpty();
    Path other = folder.resolve("account.yaml");
    Files.writeString(
        other,
        "menu:\n  - name: 转人工\n    says: 转人工\n  - name: 网站\n    opens: https://example.cn\n");
    AccountSync.Difference next =
        new AccountSync(AccountFile.load(other), tencent("node")).compare();
    assertThat(next.lines())
        .contains("+ 菜单 网站：打开 https://example.cn")
        .anyMatch(l -> l.startsWith("- 菜单 我要办事 / "));
    assertThat(next.menu()).isTrue();
    Files.writeString(
        other, "menus: []\nmenu:\n  - name: a\n  - name: b\n    says: x\n    opens: y\n");
    assertThatThrownBy(() -> AccountFile.load(other))
        .hasMessageContaining("menus: unknown key")
        .hasMessageContaining("menu.a: 0 of says, opens, holds")
        .hasMessageContaining("menu.b: 2 of says, opens, holds");
  }
}
