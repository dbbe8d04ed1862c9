package org.hotline12345.dialogue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.hotline12345.answer.Answerer;
import org.hotline12345.calendar.Festivals;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.DialogueEvent.BotReplied;
import org.hotline12345.dialogue.DialogueEvent.CitizenSaid;
import org.hotline12345.dialogue.DialogueEvent.HandedBack;
import org.hotline12345.dialogue.DialogueEvent.OrderOpened;
import org.hotline12345.facts.FactExtractor;
import org.hotline12345.followup.FollowUpDesk;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.Retriever;
import org.hotline12345.organisation.Gazetteer;
import org.hotline12345.organisation.HotlineLine;
import org.hotline12345.organisation.HotlineLines;
import org.hotline12345.organisation.Place;
import org.hotline12345.understanding.Emergency;
import org.hotline12345.understanding.EmergencyDetector;
import org.hotline12345.understanding.Normalizer;
import org.hotline12345.understanding.Route;
import org.hotline12345.understanding.RouteClassifier;
import org.hotline12345.understanding.RouteModel;
import org.hotline12345.wording.WordBook;
import org.hotline12345.workorder.OrderDesk;
import org.hotline12345.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one front door: a citizen's turn in, replies out.
 *
 * <p>Emergencies are heard first, by rules that go on alone when the model fails, and answered even
 * when model, index and database are down. Every other turn runs alone on its conversation; a key
 * seen before returns the stored replies; understanding and retrieval happen before the
 * transaction; an order is committed and forced to disk before anyone hears 已受理. Thread-safe.
 */
public final class DialogueEngine implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DialogueEngine.class);
  private static final long EMERGENCY_PATIENCE_MILLIS = 300;

  private final ConversationLog conversationLog;
  private final Conversations conversations;
  private final OrderDesk orders;
  private final Phrases phrases;
  private final EmergencyDetector emergencies;
  private final Understander understander;
  private final Policy policy;
  private final FormDialogue formDialogue;
  private final FormResponder forms;
  private final Responder responder;
  private final RatingTaker ratings;
  private final ProgressTeller progress;
  private final HotlineLines lines;
  private final ExecutorService recorders = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * What the engine works with. All parts are thread-safe.
   *
   * @param words asked at every turn, so that a changed word counts at once
   * @param routeModel null to go by rules alone
   * @param clock the time, in the city's zone
   */
  public record Parts(
      Conversations conversations,
      ConversationLog log,
      OrderDesk orders,
      FollowUpDesk followUps,
      Articles articles,
      Retriever retriever,
      Answerer answerer,
      Gazetteer gazetteer,
      Supplier<WordBook> words,
      HotlineLines lines,
      Phrases phrases,
      @Nullable RouteModel routeModel,
      PolicySettings settings,
      Clock clock) {}

  public DialogueEngine(Parts parts) {
    conversationLog = parts.log;
    conversations = parts.conversations;
    orders = parts.orders;
    phrases = parts.phrases;
    lines = parts.lines;
    FactExtractor extractor = new FactExtractor(parts.gazetteer, Festivals.shipped(), parts.clock);
    emergencies = new EmergencyDetector(parts.routeModel);
    RouteClassifier classifier = new RouteClassifier(parts.routeModel);
    understander =
        new Understander(
            new RouteClassifier(parts.routeModel),
            extractor,
            parts.words,
            parts.retriever,
            parts.articles,
            parts.clock,
            Place.CITY);
    policy = new Policy(parts.settings);
    formDialogue = new FormDialogue(extractor, parts.gazetteer::elsewhere);
    forms = new FormResponder(classifier, phrases, formDialogue, orders, parts.clock);
    ratings = new RatingTaker(phrases, parts.followUps);
    progress = new ProgressTeller(phrases, orders, ratings, parts.clock.getZone());
    responder =
        new Responder(
            parts.settings,
            phrases,
            parts.articles,
            parts.answerer,
            progress,
            ratings,
            forms,
            conversations,
            parts.clock);
  }

  /**
   * Opens a conversation and greets.
   *
   * @param dialledNumber the line the citizen called, null when none
   */
  public Opened open(Channel channel, @Nullable String dialledNumber) {
    String id = UUID.randomUUID().toString();
    String token = CitizenToken.fresh();
    Reply greeting = greeting(channel, dialledNumber);
    Conversation state =
        conversationLog.create(
            id,
            channel,
            CitizenToken.hash(token),
            List.of(
                new DialogueEvent.Opened(channel, dialledNumber), new BotReplied(null, greeting)));
    return new Opened(id, token, List.of(greeting), state.seq());
  }

  /** On the telephone it is short: nobody can skip what is said aloud. */
  private Reply greeting(Channel channel, @Nullable String dialled) {
    String spoken = channel == Channel.VOICE ? "voice." : "";
    if (dialled != null) {
      var line = lines.find(dialled);
      if (line.isPresent()) {
        String key =
            line.get().mode() == HotlineLine.Mode.SUBCENTRE
                ? spoken + "greeting.subcentre"
                : spoken + "greeting.line";
        return Reply.of(
            ReplyKind.SMALLTALK,
            phrases.say(key, "number", dialled, "line", line.get().name()),
            phrases.quick("greeting"));
      }
    }
    return Reply.of(
        ReplyKind.SMALLTALK, phrases.say(spoken + "greeting"), phrases.quick("greeting"));
  }

  /**
   * Handles a turn. A key handled before returns the same replies and changes nothing.
   *
   * @throws UnknownConversationException when there is no such conversation, except that an
   *     emergency is answered all the same
   */
  public Handled handle(Turn turn) {
    Optional<Emergency> emergency =
        emergencies.detect(turn.text()).filter(heard -> believed(heard, turn));
    if (emergency.isPresent()) {
      return emergency(turn, emergency.get());
    }
    return conversationLog.exclusively(
        turn.conversationId(),
        state ->
            repeated(turn, state)
                .map(this::kept)
                .orElseGet(() -> commit(turn, state, plan(turn, state))));
  }

  /**
   * Who tells of a matter while an order is filled in uses strong words: there a model that is not
   * sure is not believed. When the store fails, it is.
   */
  private boolean believed(Emergency heard, Turn turn) {
    if (!heard.reason().equals("model")) {
      return true;
    }
    try {
      return conversationLog.current(turn.conversationId()).form() == null;
    } catch (RuntimeException e) {
      log.warn("an emergency that only the model heard is answered without its conversation", e);
      return true;
    }
  }

  private Handled kept(Handled repeated) {
    if (repeated.replies().stream().anyMatch(reply -> reply.kind() == ReplyKind.ORDER)) {
      conversationLog.force();
    }
    return repeated;
  }

  /** The first decision on a single utterance, for evaluation: route and target. */
  public Routed route(String text) {
    Optional<Emergency> emergency = emergencies.detect(text);
    if (emergency.isPresent()) {
      return new Routed(Route.EMERGENCY, emergency.get().target());
    }
    Decision decision = policy.decide(Conversation.empty(""), understander.understand(text));
    return new Routed(decision.route(), decision.target());
  }

  /** Where an utterance goes; {@code target} is empty when the route has none. */
  public record Routed(Route route, String target) {}

  private Handled emergency(Turn turn, Emergency emergency) {
    Reply reply = responder.callNow(emergency.target(), emergency.life());
    Future<Long> recording = recorders.submit(() -> record(turn, emergency));
    try {
      return new Handled(
          List.of(reply), recording.get(EMERGENCY_PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.error("an emergency was answered but could not be recorded in time", e);
    }
    return new Handled(List.of(reply), 0);
  }

  private long record(Turn turn, Emergency emergency) {
    return conversationLog.exclusively(
        turn.conversationId(),
        state ->
            repeated(turn, state)
                .orElseGet(
                    () ->
                        commit(
                            turn,
                            state,
                            responder.emergency(turn, emergency.target(), emergency.life())))
                .seq());
  }

  /**
   * Puts the citizen into the queue without a word of his, as when the line cannot make out what he
   * says. Nothing happens when he waits or is served already.
   *
   * @param reason why, in Chinese, for the seats
   * @throws UnknownConversationException when there is no such conversation
   */
  public Handled toPerson(String conversationId, String reason) {
    return conversationLog.exclusively(
        conversationId,
        state -> {
          if (state.holder() == Holder.QUEUE || state.holder() == Holder.SEAT) {
            return new Handled(List.of(), state.seq());
          }
          Reply reply = responder.queued();
          Conversation after =
              conversationLog.append(
                  state,
                  List.of(new DialogueEvent.PersonWanted(reason), new BotReplied(null, reply)));
          return new Handled(List.of(reply), after.seq());
        });
  }

  /** How many wait for a person up to and including this one; 0 when it does not wait. */
  public int queuePosition(String conversationId) {
    return conversations.queuePosition(conversationId);
  }

  /** What was replied when this key came before, empty when it is new. */
  private Optional<Handled> repeated(Turn turn, Conversation state) {
    return conversations
        .turn(state.id(), turn.key())
        .map(
            said -> {
              List<Reply> replies = new ArrayList<>();
              for (RecordedEvent event : conversations.events(state.id(), said.seq())) {
                if (event.event() instanceof BotReplied reply && turn.key().equals(reply.key())) {
                  replies.add(reply.reply());
                }
              }
              return new Handled(replies, state.seq());
            });
  }

  private Plan plan(Turn turn, Conversation state) {
    return switch (state.holder()) {
      case SEAT -> Plan.say(turn);
      case QUEUE -> inQueue(turn, state);
      case BOT, CLOSED -> byBot(turn, state);
    };
  }

  private Plan inQueue(Turn turn, Conversation state) {
    String plain = Normalizer.plain(turn.text());
    if (plain.matches("^(不等了|取消(排队|转人工|人工)|不(用|要)(转)?人工了?|继续问机器人|算了不等了|不转了).*")) {
      return new Plan.Builder(turn)
          .note(new HandedBack("citizen"))
          .say(phrases.reply(ReplyKind.SMALLTALK, "queue.left"))
          .build();
    }
    int position = conversations.queuePosition(state.id());
    Reply reply =
        new Reply(
            ReplyKind.HANDOFF,
            phrases.say("handoff.waiting", "position", position),
            List.of(),
            List.of(phrases.quick("handoff")),
            null,
            new Reply.HandoffStatus(position, null));
    return Plan.say(turn, reply);
  }

  private Plan byBot(Turn turn, Conversation state) {
    OrderForm form = state.form();
    if (form == null) {
      Optional<Emergency> goesOn =
          emergencies.detectAfter(state.lastText(), state.emergency() != null, turn.text());
      if (goesOn.isPresent()) {
        return responder.emergency(turn, goesOn.get().target(), goesOn.get().life());
      }
      Understanding heard = understander.understand(turn.text());
      return responder.carryOut(policy.decide(state, heard), state, turn, heard);
    }
    if (state.rating() != null && RatingWords.onlyRates(Normalizer.plain(turn.text()))) {
      Decision decision = policy.decide(state, understander.byRules(turn.text()));
      if (decision instanceof Decision.RateOrder rates) {
        return new Plan(List.of(new BotReplied(turn.key(), forms.reminder(form))), null, rates);
      }
    }
    FormDialogue.Step step = formDialogue.next(form, understander.byRules(turn.text()));
    if (step instanceof FormDialogue.Step.Digression) {
      return digress(turn, state, form, understander.understand(turn.text()));
    }
    return forms.goOn(turn, step);
  }

  private Plan digress(Turn turn, Conversation state, OrderForm form, Understanding heard) {
    Decision decision = policy.decide(state, heard);
    if (decision instanceof Decision.ToPerson toPerson) {
      return responder.toPerson(turn, toPerson.reason());
    }
    if (decision instanceof Decision.TellProgress) {
      Plan told = progress.tell(turn, state);
      List<DialogueEvent> events = new ArrayList<>(told.events());
      events.add(new BotReplied(turn.key(), forms.reminder(form)));
      return new Plan(events, null);
    }
    return Plan.say(turn, responder.digression(decision, turn, heard), forms.reminder(form));
  }

  private Handled commit(Turn turn, Conversation state, Plan plan) {
    OrderForm submit = plan.submit();
    List<DialogueEvent> events = new ArrayList<>();
    events.add(new CitizenSaid(turn.key(), turn.text()));
    events.addAll(plan.events());
    Decision.RateOrder rates = plan.rates();
    Conversation after =
        submit == null && rates == null
            ? conversationLog.append(state, events)
            : conversationLog.appendDurably(
                state,
                () -> {
                  List<DialogueEvent> all = new ArrayList<>(events);
                  if (rates != null) {
                    all.addAll(1, ratings.take(turn, state.channel(), rates));
                  }
                  if (submit != null) {
                    all.addAll(
                        opened(
                            turn,
                            orders.open(
                                FormResponder.request(submit, state.id(), state.channel()))));
                  }
                  return all;
                });
    return repeated(turn, after).orElseThrow();
  }

  private List<DialogueEvent> opened(Turn turn, WorkOrder order) {
    Reply reply =
        new Reply(
            ReplyKind.ORDER,
            phrases.say(
                "form.opened",
                "number",
                order.number(),
                "unit",
                order.assignment().unit(),
                "due",
                progress.when(order.limits().dueAt())),
            List.of(),
            forms.openedQuick(),
            new Reply.OrderCard(
                order.number(),
                order.state().label(),
                order.limits().dueAt(),
                order.assignment().unit()),
            null);
    return List.of(
        new OrderOpened(order.number(), order.assignment().unit()),
        new BotReplied(turn.key(), reply));
  }

  @Override
  public void close() {
    recorders.close();
  }
}
