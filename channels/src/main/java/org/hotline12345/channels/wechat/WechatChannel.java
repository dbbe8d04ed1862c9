package org.hotline12345.channels.wechat;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hotline12345.channels.config.WechatConfig;
import org.hotline12345.channels.web.RateLimits;
import org.hotline12345.contact.Channel;
import org.hotline12345.contact.CodeNotSentException;
import org.hotline12345.contact.CodeSender;
import org.hotline12345.contact.Contacts;
import org.hotline12345.contact.Deliveries;
import org.hotline12345.contact.PhoneBinding;
import org.hotline12345.contact.PhoneClaims;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.DialogueEngine;
import org.hotline12345.dialogue.DialogueEvent.OrderOpened;
import org.hotline12345.dialogue.Phrases;
import org.hotline12345.dialogue.RatingRequests;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.durability.SharedTokens;
import org.hotline12345.enclosure.Enclosures;
import org.hotline12345.followup.FollowUpDesk;
import org.hotline12345.listening.ExpectedSpeech;
import org.hotline12345.listening.Interpreter;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.speech.SpeechRecognizer;
import org.hotline12345.workorder.OrderDesk;
import org.hotline12345.workorder.OrderTellings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The official account in operation. Closing it stops what it does on its own. */
public final class WechatChannel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WechatChannel.class);
  private static final Duration GATHER = Duration.ofMillis(800);
  private static final Duration TOKEN_CHECK = Duration.ofMinutes(1);
  private static final Duration TIDY = Duration.ofHours(6);
  private static final Duration KEPT = Duration.ofDays(3);

  private final CallbackGate gate;
  private final Flights flights;
  private final Messenger messenger;
  private final OrderNews news;
  private final Troubles troubles;
  private final PlatformService platform;
  private final Tencent tencent;
  private final Deliveries deliveries;
  private final VoiceDecoder voices = new VoiceDecoder();
  private final MeterRegistry meters;
  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  /** The store as the channel needs it. */
  public record Store(
      Contacts contacts,
      Deliveries deliveries,
      PhoneClaims claims,
      SharedTokens tokens,
      Enclosures enclosures,
      OrderTellings tellings) {}

  /**
   * What listens to voice messages: the telephone's.
   *
   * @param alike from this confidence on what both we and the platform heard is taken for the same,
   *     0 to 1
   */
  public record Listening(
      SpeechRecognizer recognizer,
      ExpectedSpeech expected,
      Interpreter interpreter,
      double alike) {}

  /** What the channel serves. */
  public record Parts(
      Store store,
      ConversationLog log,
      Conversations conversations,
      DialogueEngine engine,
      OrderDesk orders,
      FollowUpDesk followUps,
      RatingRequests ratings,
      Gazetteer gazetteer,
      Listening listening,
      RateLimits limits,
      Phrases phrases,
      MeterRegistry meters,
      Clock clock) {}

  private WechatChannel(WechatConfig config, Parts parts) {
    SecureRandom random = new SecureRandom();
    Store store = parts.store;
    Phrases phrases = parts.phrases;
    clock = parts.clock;
    meters = parts.meters;
    deliveries = store.deliveries;
    troubles = new Troubles(meters, clock);
    platform = new PlatformService(config, store.tokens, UUID.randomUUID().toString(), clock);
    tencent = new Tencent(platform, troubles, meters);
    gate = new CallbackGate(config, deliveries, clock, random);
    Lanes lanes = new Lanes(threads);
    Rendering rendering = new Rendering(config.pages(), phrases);
    Notes notes = new Notes(parts.log, parts.conversations);
    Untold untold =
        new Untold(parts.conversations, parts.log, store.deliveries, rendering, phrases);
    messenger =
        new Messenger(
            store.contacts, untold, store.enclosures, tencent, lanes, timer, GATHER, meters, clock);
    AccountFile account = AccountFile.load(config.accountFile());
    Notices notices = new Notices(tencent, account, config.pages(), troubles, meters, clock);
    Receptionist receptionist =
        new Receptionist(
            new Receptionist.Parts(
                store.contacts,
                parts.log,
                parts.engine,
                rendering,
                new Choices(parts.conversations, phrases),
                notes,
                new Binding(
                    new PhoneBinding(
                        store.claims, store.contacts, codes(config, phrases), random, clock),
                    store.contacts,
                    phrases),
                new Pictures(tencent, store.enclosures, notes, phrases, clock),
                new Places(
                    store.enclosures,
                    notes,
                    parts.log,
                    parts.engine,
                    parts.gazetteer,
                    phrases,
                    clock),
                new VoiceNotes(tencent, parts.listening, voices),
                notices,
                parts.limits,
                phrases,
                clock));
    flights =
        new Flights(store.deliveries, receptionist, messenger, lanes, config.patience(), clock);
    news =
        new OrderNews(
            new OrderNews.Parts(
                store.tellings,
                parts.orders,
                parts.followUps,
                parts.ratings,
                store.contacts,
                parts.log,
                notices,
                phrases,
                clock));
    parts.log.listen(messenger);
    parts.log.listen((state, events) -> enclose(store.enclosures, state, events));
  }

  /** Without a gateway nobody can be sent a code, and that is what the citizen is told. */
  private static CodeSender codes(WechatConfig config, Phrases phrases) {
    WechatConfig.Sms sms = config.sms();
    return sms == null
        ? (phone, code) -> {
          throw new CodeNotSentException("sms: no gateway (expected: wechat.sms.url)", null);
        }
        : new SmsGateway(sms, phrases);
  }

  /** What was sent before an order was opened goes with it. */
  private static void enclose(
      Enclosures enclosures, Conversation state, List<RecordedEvent> events) {
    for (RecordedEvent event : events) {
      if (event.event() instanceof OrderOpened opened) {
        enclosures.attach(state.id(), opened.number());
      }
    }
  }

  /** Starts what the account does on its own; finishes what a former run left. */
  public static WechatChannel start(WechatConfig config, Parts parts) {
    WechatChannel channel = new WechatChannel(config, parts);
    if (!channel.voices.missing().isEmpty()) {
      LOG.warn("{}", channel.voices.missing());
    }
    channel.threads.execute(() -> channel.safely(channel.tencent::warmUp));
    channel.every(TOKEN_CHECK, channel.platform.tokens()::keepFresh);
    channel.every(config.newsInterval(), channel.news::tell);
    channel.every(
        TIDY, () -> channel.deliveries.forget(Channel.WECHAT, channel.clock.instant().minus(KEPT)));
    channel.flights.resume();
    channel.messenger.resume();
    return channel;
  }

  /** The account's menu and templates, for an operator. */
  public static AccountSync sync(
      WechatConfig config, SharedTokens tokens, MeterRegistry meters, Clock clock) {
    return new AccountSync(
        AccountFile.load(config.accountFile()),
        new Tencent(
            new PlatformService(config, tokens, UUID.randomUUID().toString(), clock),
            new Troubles(meters, clock),
            meters));
  }

  private void every(Duration interval, Runnable work) {
    var unused =
        timer.scheduleWithFixedDelay(
            () -> threads.execute(() -> safely(work)),
            interval.toMillis(),
            interval.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void safely(Runnable work) {
    try {
      work.run();
    } catch (TencentException e) {
      LOG.warn("{}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("work of the account failed", e);
    }
  }

  /** What the operator must know, in Chinese; empty when nothing is wrong. */
  public Optional<String> trouble() {
    return troubles.now();
  }

  CallbackGate gate() {
    return gate;
  }

  Flights flights() {
    return flights;
  }

  Troubles troubles() {
    return troubles;
  }

  void counted(Incoming incoming) {
    meters
        .counter(
            "hotline.wechat.received",
            "kind",
            incoming.content().getClass().getSimpleName().toLowerCase(Locale.ROOT))
        .increment();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    threads.close();
  }
}
