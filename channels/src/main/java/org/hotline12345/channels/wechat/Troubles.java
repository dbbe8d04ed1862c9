package org.hotline12345.channels.wechat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the operator must know: told in the log, in the metrics and in the health. Thread-safe. */
final class Troubles {
  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

  /** A trouble not seen for so long is over. */
  private static final Duration RECENT = Duration.ofMinutes(30);

  private final MeterRegistry meters;
  private final Clock clock;
  private final Map<String, Instant> recent = new TreeMap<>();

  Troubles(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
  }

  /** A callback was refused. */
  void refused(RefusedException refusal) {
    LOG.warn("{}", refusal.getMessage());
    meters.counter("hotline.wechat.refused", "reason", refusal.reason().label()).increment();
  }

  /** A call of the platform failed. */
  void failed(String operation, int code) {
    Counter.builder("hotline.wechat.errors")
        .description("Calls of the platform that failed, by its error code")
        .tag("operation", operation)
        .tag("code", Integer.toString(code))
        .register(meters)
        .increment();
    String advice =
        switch (code) {
          case TencentException.QUOTA -> "今日接口调用次数已用完，次日零点恢复，或在公众平台清零";
          case TencentException.NOT_ALLOWED -> "公众号没有这个接口的权限，请核对认证与权限集";
          case 40013 -> "appId 不对";
          case 40125, 40001 -> "appSecret 不对，或 access_token 被别的程序换掉";
          case 40164 -> "本机出口地址不在公众平台的 IP 白名单内";
          case 50002 -> "公众号被限制";
          case 40037 -> "模板编号不对，或模板已被删除";
          case 47003 -> "模板的字段与公众平台所给不符，请核对 wechat.accountFile 的 fields";
          case TencentException.NOT_SUBSCRIBED, TencentException.NOT_FOLLOWED -> "";
          default ->
              operation.endsWith("send") && !operation.startsWith("custom") && code > 0
                  ? "模板消息或订阅通知被拒绝，48 小时外的市民收不到工单进展"
                  : "";
        };
    if (advice.isEmpty()) {
      LOG.warn("{}: error {}", operation, code);
      return;
    }
    LOG.error("{}: error {}: {}", operation, code, advice);
    remember(code + " " + advice);
  }

  /** Something that no call told, in Chinese. */
  void note(String advice) {
    LOG.error("{}", advice);
    remember(advice);
  }

  private void remember(String advice) {
    synchronized (recent) {
      recent.put(advice, clock.instant());
    }
  }

  /** What is wrong now, empty when nothing is. */
  Optional<String> now() {
    Instant old = clock.instant().minus(RECENT);
    synchronized (recent) {
      recent.values().removeIf(at -> at.isBefore(old));
      return recent.isEmpty() ? Optional.empty() : Optional.of(String.join("；", recent.keySet()));
    }
  }
}
