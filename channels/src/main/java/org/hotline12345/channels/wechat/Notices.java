package org.hotline12345.channels.wechat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hotline12345.channels.wechat.Incoming.SendingFinished;
import org.hotline12345.contact.Contact;
import org.hotline12345.workorder.PublicProgress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * News of orders to citizens whom no customer message may reach: by a subscription message (订阅通知)
 * to whoever agreed to such, else by a template message. Who agreed is known to the platform, so it
 * is asked by sending. What cannot be sent for another reason than the citizen's will is told to
 * the operator. Thread-safe.
 */
final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final String USE = "orderProgress";
  private static final String NONE = "none";
  private static final Duration LOOKED_AGAIN = Duration.ofMinutes(10);

  private final Tencent tencent;
  private final AccountFile account;
  private final @Nullable String pages;
  private final Troubles troubles;
  private final MeterRegistry meters;
  private final Clock clock;

  /**
   * Ids of templates by their titles; titles do not change, and a deleted one is looked up anew.
   */
  private final Map<String, String> ids = new ConcurrentHashMap<>();

  /** When it was seen that the account has none of a title. */
  private final Map<String, Instant> absent = new ConcurrentHashMap<>();

  Notices(
      Tencent tencent,
      AccountFile account,
      @Nullable String pages,
      Troubles troubles,
      MeterRegistry meters,
      Clock clock) {
    this.tencent = tencent;
    this.account = account;
    this.pages = pages;
    this.troubles = troubles;
    this.meters = meters;
    this.clock = clock;
  }

  /** Tells how an order stands, as well as can be. */
  void send(Contact contact, PublicProgress progress) {
    if (!subscription(contact, progress)) {
      template(contact, progress);
    }
  }

  private boolean subscription(Contact contact, PublicProgress progress) {
    AccountFile.Subscription wanted = account.subscriptions().get(USE);
    if (wanted == null) {
      return false;
    }
    Optional<String> id = id(Way.SUBSCRIPTION, wanted.title(), tencent::subscriptionTemplates);
    if (id.isEmpty()) {
      return false;
    }
    try {
      tencent.sendSubscription(
          contact.address(), id.get(), page(), fields(wanted.fields(), progress));
      count(Way.SUBSCRIPTION, "sent");
      return true;
    } catch (TencentException e) {
      boolean unwanted = e.code() == TencentException.NOT_SUBSCRIBED;
      refused(Way.SUBSCRIPTION, wanted.title(), unwanted);
      return false;
    }
  }

  private void template(Contact contact, PublicProgress progress) {
    AccountFile.Template wanted = account.templates().get(USE);
    if (wanted == null) {
      count(Way.TEMPLATE, NONE);
      return;
    }
    Optional<String> id = id(Way.TEMPLATE, wanted.title(), tencent::templates);
    if (id.isEmpty()) {
      return;
    }
    try {
      tencent.sendTemplate(contact.address(), id.get(), page(), fields(wanted.fields(), progress));
      count(Way.TEMPLATE, "sent");
    } catch (TencentException e) {
      refused(Way.TEMPLATE, wanted.title(), e.code() == TencentException.NOT_FOLLOWED);
    }
  }

  private void refused(Way way, String title, boolean unwanted) {
    ids.remove(way + title);
    count(way, unwanted ? "unwanted" : "refused");
  }

  /** The platform's word on one that was sent. */
  void finished(SendingFinished finished) {
    Way way = finished.way() == SendingFinished.Way.TEMPLATE ? Way.TEMPLATE : Way.SUBSCRIPTION;
    if (finished.succeeded()) {
      count(way, "delivered");
    } else if (finished.unwanted()) {
      count(way, "unwanted");
    } else {
      count(way, "failed");
      troubles.note(way.label + "发出后没有送达，请到公众平台查看原因");
    }
  }

  @FunctionalInterface
  private interface Templates {
    List<Tencent.Template> all();
  }

  private Optional<String> id(Way way, String title, Templates templates) {
    String key = way + title;
    String known = ids.get(key);
    Instant looked = absent.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    if (looked != null && clock.instant().isBefore(looked.plus(LOOKED_AGAIN))) {
      return Optional.empty();
    }
    try {
      Optional<String> found =
          templates.all().stream()
              .filter(t -> t.title().equals(title))
              .map(Tencent.Template::id)
              .findFirst();
      found.ifPresentOrElse(
          id -> ids.put(key, id),
          () -> {
            absent.put(key, clock.instant());
            count(way, NONE);
            if (way == Way.TEMPLATE) {
              troubles.note("公众号没有标题为“" + title + "”的模板，48 小时外的市民收不到工单进展，请运行 wechat sync");
            }
          });
      return found;
    } catch (TencentException e) {
      LOG.warn("the account's templates cannot be read: {}", e.getMessage());
      count(way, "refused");
      return Optional.empty();
    }
  }

  private String page() {
    return pages == null ? "" : pages + "/orders";
  }

  private void count(Way way, String outcome) {
    meters.counter("hotline.wechat." + way.meter, "outcome", outcome).increment();
  }

  private Map<String, String> fields(Map<String, String> template, PublicProgress progress) {
    DateTimeFormatter moment = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);
    Map<String, String> fields = new LinkedHashMap<>();
    template.forEach(
        (name, value) ->
            fields.put(
                name,
                value
                    .replace("{number}", progress.number())
                    .replace("{state}", progress.state())
                    .replace("{unit}", progress.unit())
                    .replace("{due}", moment.format(progress.dueAt().atZone(clock.getZone())))
                    .replace("{now}", moment.format(clock.instant().atZone(clock.getZone())))));
    return fields;
  }

  private enum Way {
    TEMPLATE("templates", "模板消息"),
    SUBSCRIPTION("subscriptions", "订阅通知");

    private final String meter;
    private final String label;

    Way(String meter, String label) {
      this.meter = meter;
      this.label = label;
    }
  }
}
