package org.hotline12345.channels.wechat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.Contact;
import org.hotline12345.contact.Contacts;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.ConversationListener;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.enclosure.Enclosures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells citizens what stands in their conversation and was not told as a reply: late replies, a
 * seat's words and pictures, news of orders. The conversation itself is the queue and each contact
 * keeps up to where it was told, so nothing is lost by a restart; what the platform does not take
 * now waits until the citizen is heard from. Neighbouring words go as one message, because only a
 * few are allowed. Thread-safe.
 */
final class Messenger implements ConversationListener {
  private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);
  private static final int GIVE_UP_AFTER = 5;
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Contacts contacts;
  private final Untold untold;
  private final Enclosures enclosures;
  private final Tencent tencent;
  private final Lanes lanes;
  private final ScheduledExecutorService timer;
  private final Duration gather;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Set<String> awake = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();

  /**
   * @param gather how long what is said together is waited for
   */
  Messenger(
      Contacts contacts,
      Untold untold,
      Enclosures enclosures,
      Tencent tencent,
      Lanes lanes,
      ScheduledExecutorService timer,
      Duration gather,
      MeterRegistry meters,
      Clock clock) {
    this.contacts = contacts;
    this.untold = untold;
    this.enclosures = enclosures;
    this.tencent = tencent;
    this.lanes = lanes;
    this.timer = timer;
    this.gather = gather;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public void appended(Conversation state, List<RecordedEvent> events) {
    if (state.channel() == Channel.WECHAT && events.stream().anyMatch(Untold::mayBeTold)) {
      wake(state.id());
    }
  }

  /** Looks soon whether there is something to tell; null is nobody. */
  void wake(@Nullable String conversationId) {
    if (conversationId != null) {
      wake(conversationId, gather);
    }
  }

  private void wake(String conversationId, Duration in) {
    if (awake.add(conversationId)) {
      var unused =
          timer.schedule(
              () ->
                  lanes.execute(
                      "tell " + conversationId,
                      () -> {
                        awake.remove(conversationId);
                        tellSafely(conversationId);
                      }),
              in.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  /** Goes on where a former run of the program stopped. */
  void resume() {
    contacts.behind(Channel.WECHAT).forEach(contact -> wake(contact.conversationId()));
  }

  /** Tells words that stand in no conversation, as far as that is allowed. */
  void pass(String openId, List<String> messages) {
    if (messages.isEmpty()) {
      return;
    }
    lanes.execute(
        "pass " + openId,
        () -> {
          try {
            for (String message : messages) {
              tencent.sendText(openId, message);
              contacts.told(Channel.WECHAT, openId, 0, 1);
            }
          } catch (RuntimeException e) {
            LOG.warn("words beside a conversation were not told: {}", e.getMessage());
          }
        });
  }

  private void tellSafely(String conversationId) {
    try {
      tell(conversationId);
      failures.remove(conversationId);
    } catch (TencentException e) {
      LOG.warn("not told: {}", e.getMessage());
      again(conversationId);
    } catch (RuntimeException e) {
      LOG.error("not told", e);
      again(conversationId);
    }
  }

  private void again(String conversationId) {
    int times = failures.merge(conversationId, 1, Integer::sum);
    wake(conversationId, AGAIN.multipliedBy(1L << Math.min(times, 8)));
  }

  private void tell(String conversationId) {
    Contact contact = contacts.ofConversation(conversationId).orElse(null);
    if (contact == null) {
      return;
    }
    List<Untold.Message> messages = new ArrayList<>(untold.after(contact));
    while (!messages.isEmpty()) {
      Untold.Message next = messages.removeFirst();
      if (next.isNothing()) {
        contacts.told(Channel.WECHAT, contact.address(), next.seq(), 0);
        continue;
      }
      Contact now = contacts.ofConversation(conversationId).orElse(contact);
      if (!now.reachable(clock.instant())) {
        meters.counter("hotline.wechat.held").increment();
        return;
      }
      if (!send(now, next)) {
        return;
      }
    }
  }

  /** Sends one message; false when the rest must wait. */
  private boolean send(Contact contact, Untold.Message message) {
    try {
      if (message.picture() == null) {
        tencent.sendText(contact.address(), message.text());
      } else {
        byte[] content = enclosures.content(message.picture()).orElse(new byte[0]);
        tencent.sendPicture(contact.address(), content);
      }
      contacts.told(Channel.WECHAT, contact.address(), message.seq(), 1);
      meters.counter("hotline.wechat.messages", "kind", message.kind()).increment();
      return true;
    } catch (TencentException e) {
      return refused(contact, message, e);
    }
  }

  private boolean refused(Contact contact, Untold.Message message, TencentException refusal) {
    int code = refusal.code();
    if (code == TencentException.OUT_OF_WINDOW || code == TencentException.TOO_MANY) {
      contacts.closeWindow(Channel.WECHAT, contact.address());
      return false;
    }
    if (code == TencentException.NOT_FOLLOWED) {
      contacts.left(Channel.WECHAT, contact.address());
      return false;
    }
    int times = failures.getOrDefault(contact.conversationId(), 0);
    if (refusal.passes() || times < GIVE_UP_AFTER) {
      throw refusal;
    }
    LOG.error("a message is given up: {}", refusal.getMessage());
    meters.counter("hotline.wechat.lost").increment();
    contacts.told(Channel.WECHAT, contact.address(), message.seq(), 0);
    return true;
  }
}
