package org.hotline12345.channels.wechat;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hotline12345.contact.Channel;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells citizens how their orders go on. News are written into the conversation, each once, and go
 * from there like all unasked words; where the platform lets none through, a notice says so at
 * once. Thread-safe.
 */
final class OrderNews {
  private static final Logger LOG = LoggerFactory.getLogger(OrderNews.class);

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
  private final Notices notices;
  private final Phrases phrases;
  private final Clock clock;

  /** What it works with. */
  record Parts(
      OrderTellings tellings,
      OrderDesk orders,
      FollowUpDesk followUps,
      RatingRequests ratings,
      Contacts contacts,
      ConversationLog log,
      Notices notices,
      Phrases phrases,
      Clock clock) {}

  OrderNews(Parts parts) {
    tellings = parts.tellings;
    orders = parts.orders;
    followUps = parts.followUps;
    ratings = parts.ratings;
    contacts = parts.contacts;
    log = parts.log;
    notices = parts.notices;
    phrases = parts.phrases;
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
        .ifPresent(contact -> notices.send(contact, now));
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
}
