package org.hotline12345.channels.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.hotline12345.channels.config.ConfigException;
import org.hotline12345.channels.config.HotlineConfig;
import org.hotline12345.channels.config.WechatConfig;
import org.hotline12345.channels.web.RateLimits;
import org.hotline12345.channels.wechat.AccountSync;
import org.hotline12345.channels.wechat.WechatChannel;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.speech.SpeechRecognizer;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiContacts;
import org.hotline12345.store.JdbiDeliveries;
import org.hotline12345.store.JdbiEnclosures;
import org.hotline12345.store.JdbiOrderTellings;
import org.hotline12345.store.JdbiPhoneClaims;
import org.hotline12345.store.JdbiSharedTokens;
import org.jspecify.annotations.Nullable;

/** The WeChat channel put together. */
public final class WechatParts {
  private WechatParts() {}

  /**
   * Starts the channel; null when there is no account.
   *
   * @param recognizer that of the telephone
   */
  static @Nullable WechatChannel start(
      Hotline hotline, SpeechRecognizer recognizer, RateLimits limits, MeterRegistry meters) {
    WechatConfig config = hotline.config().wechat();
    if (config == null) {
      return null;
    }
    Listening listening = Listening.of(hotline);
    return WechatChannel.start(
        config,
        new WechatChannel.Parts(
            store(hotline.database()),
            hotline.talks().log(),
            hotline.talks().conversations(),
            hotline.talks().engine(),
            hotline.orders().desk(),
            hotline.orders().followUps(),
            hotline.talks().ratings(),
            hotline.orders().gazetteer(),
            new WechatChannel.Listening(
                recognizer, listening.expected(), listening.interpreter(), listening.perhaps()),
            limits,
            Phrases.load(hotline.config().firstResponseTexts()),
            meters,
            hotline.clock()));
  }

  private static WechatChannel.Store store(Database database) {
    return new WechatChannel.Store(
        new JdbiContacts(database),
        new JdbiDeliveries(database),
        new JdbiPhoneClaims(database),
        new JdbiSharedTokens(database),
        new JdbiEnclosures(database),
        new JdbiOrderTellings(database));
  }

  /**
   * The account's menu and templates. The token is fetched beside a running server, which the
   * stable interface allows: both get the same one.
   *
   * @throws ConfigException when there is no account
   */
  public static AccountSync sync(HotlineConfig config, Clock clock) {
    WechatConfig wechat = config.wechat();
    if (wechat == null) {
      throw new ConfigException(
          "wechat", List.of("wechat: nothing (expected: appId, appSecret, token)"));
    }
    return WechatChannel.sync(wechat, new OwnTokens(), new SimpleMeterRegistry(), clock);
  }
}
