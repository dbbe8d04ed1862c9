package org.hotline12345.channels.wechat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.Contact;
import org.hotline12345.contact.Contacts;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.RatingRequests;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.ReplyKind;
import org.hotline12345.followup.FollowUpDesk;
import org.hotline12345.workorder.OrderAction;
import org.hotline12345.workorder.OrderDesk;
import org.hotline12345.workorder.OrderTellings;
import org.hotline12345.workorder.PublicProgress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells citizens how their orders go on. News are written into the conversation, each once, and go
 * from there like all unasked words; where the platform lets none through, a template message says
 * so at once. Thread-safe.
 */
final class OrderNews {
  private static final Logger LOG = LoggerFactory.getLogger(OrderNews.class);
  private static final String TEMPLATE = "orderProgress";

  /** Steps a citizen need not hear of. */
  private static final Set<OrderAction> QUIET =
      EnumSet.of(
          OrderAction.EDIT,
          OrderAction.RATE,
          OrderAction.CALL_BACK,
          OrderAction.HANDLE,
          OrderAction.REMARK);

  private final OrderTellings tellings;
  private final OrderDesk orders;
  private final FollowUpDesk followUps;
  private final RatingRequests ratings;
  private final Contacts contacts;
  private final ConversationLog log;
  private final Tencent tencent;
  private final AccountFile account;
  private final @Nullable String pages;
  private final Phrases phrases;
  private final MeterRegistry meters;
  private final Clock clock;

  /** What it works with. */
  record Parts(
      OrderTellings tellings,
      OrderDesk orders,
      FollowUpDesk followUps,
      RatingRequests ratings,
      Contacts contacts,
      ConversationLog log,
      Tencent tencent,
      AccountFile account,
      @Nullable String pages,
      Phrases phrases,
      MeterRegistry meters,
      Clock clock) {}

  OrderNews(Parts parts) {
    tellings = parts.tellings;
    orders = parts.orders;
    followUps = parts.followUps;
    ratings = parts.ratings;
    contacts = parts.contacts;
    log = parts.log;
    tencent = parts.tencent;
    account = parts.account;
    pages = parts.pages;
    phrases = parts.phrases;
    meters = parts.meters;
    clock = parts.clock;
  }

  /** Tells all there is to tell now. */
  void tell() {
    for (OrderTellings.News news : tellings.untold(Channel.WECHAT)) {
      try {
        tell(news);
      } catch (RuntimeException e) {
        LOG.error("news of an order were not told", e);
      }
    }
  }

  private void tell(OrderTellings.News news) {
    Optional<PublicProgress> progress = orders.ownProgress(news.number());
    if (progress.isEmpty() || isQuiet(news.actions())) {
      tellings.told(news.number(), news.steps());
      return;
    }
    PublicProgress now = progress.get();
    boolean asks = followUps.isOpen(news.number());
    Reply reply = reply(now, asks);
    log.exclusively(
        news.conversationId(),
        state ->
            log.appendDurably(
                state,
                () -> {
                  tellings.told(news.number(), news.steps());
                  return asks
                      ? List.of(new BotReplied(null, reply), ratings.asked(news.number()))
                      : List.of(new BotReplied(null, reply));
                }));
    contacts
        .ofConversation(news.conversationId())
        .filter(contact -> contact.followed() && !contact.reachable(clock.instant()))
        .ifPresent(contact -> template(contact, now));
  }

  /** Whoever rated an order was told at once that it is handled again. */
  private static boolean isQuiet(List<OrderAction> actions) {
    return actions.stream()
        .allMatch(
            action ->
                QUIET.contains(action)
                    || (action == OrderAction.REDO && actions.contains(OrderAction.RATE)));
  }

  private Reply reply(PublicProgress progress, boolean asks) {
    String text =
        phrases.say(
            "wechat.news",
            "number",
            progress.number(),
            "title",
            progress.title(),
            "state",
            progress.state(),
            "last",
            last(progress));
    return new Reply(
        ReplyKind.PROGRESS,
        asks ? text + "\n\n" + phrases.say("wechat.news.rate") : text,
        List.of(),
        asks ? List.of(phrases.quick("wechat.news.rate")) : List.of(),
        new Reply.OrderCard(progress.number(), progress.state(), progress.dueAt(), progress.unit()),
        null);
  }

  private static String last(PublicProgress progress) {
    return progress.history().isEmpty() ? progress.state() : progress.history().getLast().note();
  }

  private void template(Contact contact, PublicProgress progress) {
    AccountFile.Template wanted = account.templates().get(TEMPLATE);
    if (wanted == null) {
      meters.counter("hotline.wechat.templates", "outcome", "none").increment();
      return;
    }
    try {
      Optional<Tencent.Template> there =
          tencent.templates().stream().filter(t -> t.title().equals(wanted.title())).findFirst();
      if (there.isEmpty()) {
        LOG.warn("the account has no template of the title given (expected: wechat sync --apply)");
        meters.counter("hotline.wechat.templates", "outcome", "none").increment();
        return;
      }
      tencent.sendTemplate(
          contact.address(),
          there.get().id(),
          pages == null ? "" : pages + "/orders",
          fields(wanted, progress));
      meters.counter("hotline.wechat.templates", "outcome", "sent").increment();
    } catch (TencentException e) {
      meters.counter("hotline.wechat.templates", "outcome", "refused").increment();
    }
  }

  private Map<String, String> fields(AccountFile.Template template, PublicProgress progress) {
    ZoneId zone = clock.getZone();
    DateTimeFormatter moment = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);
    Map<String, String> fields = new LinkedHashMap<>();
    template
        .fields()
        .forEach(
            (name, value) ->
                fields.put(
                    name,
                    value
                        .replace("{number}", progress.number())
                        .replace("{state}", progress.state())
                        .replace("{unit}", progress.unit())
                        .replace("{due}", moment.format(progress.dueAt().atZone(zone)))
                        .replace("{now}", moment.format(clock.instant().atZone(zone)))));
    return fields;
  }
}
