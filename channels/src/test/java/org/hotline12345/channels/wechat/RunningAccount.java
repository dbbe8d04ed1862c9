package org.hotline12345.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hotline12345.calendar.SettableClock;
import org.hotline12345.channels.config.ConfigFile;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.config.Secret;
import org.hotline12345.channels.config.WechatConfig;
import org.hotline12345.channels.wiring.Hotline;
import org.hotline12345.channels.wiring.HotlineServer;
import org.hotline12345.kbindex.files.ArticleFiles;
import org.hotline12345.security.StaffAccounts.FirstAccount;

/** A hotline with an account, over real HTTP with the counterpart of the platform. */
public final class RunningAccount implements AutoCloseable {
  private static final Set<String> ARTICLES =
      Set.of("id-card-replace-lost", "divorce-register", "marriage-register", "hotline-cost");

  final SettableClock clock = SettableClock.at("2026-11-23T09:00");
  final TencentCounterpart tencent = new TencentCounterpart(clock);
  final Hotline hotline;
  private HotlineServer server;

  public RunningAccount(Path folder, Duration patience, boolean safe) {
    this(folder, patience, safe, Set.of());
  }

  /**
   * @param more ids of articles it knows besides
   */
  RunningAccount(Path folder, Duration patience, boolean safe, Set<String> more) {
    HotlineConfig config =
        new ConfigFile(Map.of())
            .load(null, folder)
            .onLoopback(0)
            .withLimits(new HotlineConfig.Limits(1000, 1000, 1000, 1000))
            .withWechat(account(tencent.address(), patience, safe));
    hotline =
        Hotline.temporary(
            config,
            clock,
            ArticleFiles.starter().articles().stream()
                .filter(article -> ARTICLES.contains(article.id()) || more.contains(article.id()))
                .toList());
    if (!safe) {
      tencent.plain();
    }
    server = HotlineServer.start(hotline, false);
    tencent.callback(server.port());
  }

  static WechatConfig account(URI api, Duration patience, boolean safe) {
    return new WechatConfig(
        TencentCounterpart.APP_ID,
        new Secret(TencentCounterpart.SECRET),
        new Secret(TencentCounterpart.TOKEN),
        safe ? new Secret(TencentCounterpart.AES_KEY) : null,
        TencentCounterpart.ACCOUNT,
        api,
        "https://12345.example.cn",
        patience,
        Duration.ofMinutes(5),
        Duration.ofMillis(200),
        null,
        null);
  }

  /** One more node on the same database. */
  HotlineServer anotherNode() {
    return HotlineServer.start(hotline, false);
  }

  /** The platform. */
  public TencentCounterpart tencent() {
    return tencent;
  }

  /** Staff of the first start. */
  public List<FirstAccount> firstAccounts() {
    return hotline.firstAccounts();
  }

  public int port() {
    return server.port();
  }

  /** Stops the server and starts it again on the same database. */
  void restart() {
    server.close();
    server = HotlineServer.start(hotline, false);
    tencent.callback(server.port());
  }

  /** Fails when the platform would not have taken something. */
  public void assertTaken() {
    assertThat(tencent.findings()).isEmpty();
  }

  @Override
  public void close() {
    server.close();
    hotline.close();
    tencent.close();
  }
}
