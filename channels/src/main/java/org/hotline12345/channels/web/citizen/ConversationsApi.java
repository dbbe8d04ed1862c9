package org.hotline12345.channels.web.citizen;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hotline12345.asked.AnswerFeedback;
import org.hotline12345.channels.web.Anonymous;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.LiveSocket;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.channels.web.RateLimits;
import org.hotline12345.channels.web.live.LiveConversations;
import org.hotline12345.channels.web.live.Message;
import org.hotline12345.contact.Channel;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.ConversationLog;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.DialogueEngine;
import org.hotline12345.dialogue.DialogueEvent.Rated;
import org.hotline12345.dialogue.Handled;
import org.hotline12345.dialogue.Holder;
import org.hotline12345.dialogue.Opened;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.dialogue.Turn;
import org.hotline12345.followup.Satisfaction;
import org.hotline12345.understanding.EmergencyDetector;
import org.jspecify.annotations.Nullable;

/** The citizen's conversation. */
public final class ConversationsApi {
  private static final String KEY = "Idempotency-Key";

  private final DialogueEngine engine;
  private final ConversationLog log;
  private final Conversations conversations;
  private final AnswerFeedback feedback;
  private final LiveConversations live;
  private final RateLimits limits;
  private final CitizenAccess access;
  private final MeterRegistry meters;
  private final Clock clock;
  private final EmergencyDetector emergencies = new EmergencyDetector();

  public ConversationsApi(
      DialogueEngine engine,
      ConversationLog log,
      Conversations conversations,
      AnswerFeedback feedback,
      LiveConversations live,
      RateLimits limits,
      java.time.Duration tokenLife,
      MeterRegistry meters,
      Clock clock) {
    this.engine = engine;
    this.log = log;
    this.conversations = conversations;
    this.feedback = feedback;
    this.live = live;
    this.limits = limits;
    this.access = new CitizenAccess(conversations, tokenLife, clock);
    this.meters = meters;
    this.clock = clock;
  }

  @Operation("openConversation")
  @Anonymous
  public Answer open(Call call) {
    limits.take(RateLimits.Limit.CONVERSATIONS, call.client());
    Opening opening = call.body(Opening.class);
    Opened opened = engine.open(Channel.WEB, opening.dialledNumber());
    return Answer.created(
        new OpenedView(opened.conversationId(), opened.token(), opened.replies(), opened.seq()));
  }

  @Operation("readConversation")
  @Anonymous
  public Answer read(Call call) {
    String id = call.path("id");
    access.require(call, id);
    List<RecordedEvent> events = conversations.events(id, 0);
    Conversation state = Conversation.of(id, events);
    Integer position = state.holder() == Holder.QUEUE ? conversations.queuePosition(id) : null;
    return Answer.ok(
        new ConversationView(
            id,
            state.holder(),
            position,
            state.seatName(),
            Message.of(events, call.query("after", 0)),
            state.seq()));
  }

  @Operation("say")
  @Anonymous
  public Answer say(Call call) {
    String id = call.path("id");
    String text = call.body(Saying.class).text();
    admit(call, id, text);
    limit(id, text);
    String key = call.header(KEY).orElseGet(() -> UUID.randomUUID().toString());
    return Answer.ok(handle(id, key, text));
  }

  /** An emergency is answered even while the store cannot say whose conversation it is. */
  private void admit(Call call, String id, String text) {
    try {
      access.require(call, id);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      if (emergencies.detect(text).isEmpty()) {
        throw e;
      }
    }
  }

  /** Takes from the conversation's allowance of messages; an emergency is heard without any. */
  void limit(String id, String text) {
    if (emergencies.detect(text).isEmpty()) {
      limits.take(RateLimits.Limit.MESSAGES, id);
    }
  }

  /** One turn, measured. */
  Handled handle(String id, String key, String text) {
    if (text.length() > Turn.MAX_LENGTH) {
      throw ProblemException.invalid(
          "body.text", text.length() + " characters", "1–" + Turn.MAX_LENGTH);
    }
    Timer.Sample sample = Timer.start(meters);
    Handled handled = engine.handle(new Turn(id, key, text, clock.instant()));
    String kind =
        handled.replies().isEmpty() ? "none" : handled.replies().getLast().kind().wireName();
    sample.stop(
        Timer.builder("hotline.turn")
            .description("Time of a turn, by the kind of the last reply")
            .tag("kind", kind)
            .publishPercentiles(0.5, 0.95, 0.99)
            .register(meters));
    return handled;
  }

  @Operation("rateConversation")
  @Anonymous
  public Answer rate(Call call) {
    String id = call.path("id");
    access.require(call, id);
    Rating rating = call.body(Rating.class);
    String comment = rating.comment() == null ? "" : rating.comment();
    Rated rated = new Rated(Satisfaction.ofLabel(rating.score()), comment);
    log.exclusively(id, state -> log.append(state, List.of(rated)));
    return Answer.nothing();
  }

  @Operation("judgeAnswer")
  @Anonymous
  public Answer judge(Call call) {
    String id = call.path("id");
    access.require(call, id);
    limits.take(RateLimits.Limit.MESSAGES, id);
    Judgement judgement = call.body(Judgement.class);
    String comment = judgement.comment() == null ? "" : judgement.comment();
    feedback.judge(id, judgement.seq(), judgement.helpful(), comment);
    return Answer.nothing();
  }

  @Operation("conversationStream")
  @Anonymous
  public LiveSocket.Opener stream(Call call) {
    String id = call.path("id");
    access.require(call, id);
    long after = call.query("after", 0);
    return socket -> new CitizenSocket(id, after, socket, conversations, live, this).open();
  }

  private record Opening(String channel, @Nullable String dialledNumber) {}

  private record Saying(String text) {}

  private record Rating(String score, @Nullable String comment) {}

  private record Judgement(long seq, boolean helpful, @Nullable String comment) {}

  private record OpenedView(String id, String token, List<Reply> replies, long seq) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record ConversationView(
      String id,
      Holder holder,
      @Nullable Integer queuePosition,
      @Nullable String seat,
      List<Message> messages,
      long seq) {}
}
