package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.LiveSocket;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.channels.web.live.HolderView;
import org.hotline12345.channels.web.live.LiveConversations;
import org.hotline12345.channels.web.live.Message;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.Holder;
import org.hotline12345.dialogue.OrderForm;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.UnknownConversationException;
import org.hotline12345.seat.CaseSummary;
import org.hotline12345.seat.Seat;
import org.hotline12345.seat.SeatDesk;
import org.hotline12345.security.Permission;
import org.hotline12345.workorder.OrderDesk;
import org.hotline12345.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/** The seat's side of conversations: queue, take over, talk, hand back, close. */
public final class TalksApi {
  private final SeatDesk desk;
  private final Conversations conversations;
  private final OrderDesk orders;
  private final LiveConversations live;
  private final ReindexApi reindex;
  private final SeatPhrases phrases;
  private final Clock clock;

  public TalksApi(
      SeatDesk desk,
      Conversations conversations,
      OrderDesk orders,
      LiveConversations live,
      ReindexApi reindex,
      SeatPhrases phrases,
      Clock clock) {
    this.desk = desk;
    this.conversations = conversations;
    this.orders = orders;
    this.live = live;
    this.reindex = reindex;
    this.phrases = phrases;
    this.clock = clock;
  }

  @Operation("queue")
  @Requires(Permission.CONVERSE)
  public Answer queue(Call call) {
    return Answer.ok(queue(Seats.of(call.principal())));
  }

  Queue queue(Seat seat) {
    Instant now = clock.instant();
    return new Queue(
        "queue",
        desk.waiting().stream().map(summary -> waiting(summary, now)).toList(),
        desk.heldBy(seat).stream()
            .map(s -> new Mine(s.id(), ChannelNames.of(s.channel()), s.since(), s.lastText()))
            .toList());
  }

  private Waiting waiting(Conversations.Summary summary, Instant now) {
    String reason = "";
    for (RecordedEvent event : conversations.events(summary.id(), 0)) {
      if (event.event() instanceof DialogueEvent.PersonWanted wanted) {
        reason = wanted.reason();
      }
    }
    return new Waiting(
        summary.id(),
        ChannelNames.of(summary.channel()),
        summary.since(),
        Math.max(0, Duration.between(summary.since(), now).toSeconds()),
        reason,
        summary.lastText());
  }

  @Operation("deskConversation")
  @Requires(Permission.CONVERSE)
  public Answer read(Call call) {
    String id = call.path("id");
    List<RecordedEvent> events = conversations.events(id, 0);
    if (events.isEmpty()) {
      throw new UnknownConversationException(id);
    }
    Conversation state = Conversation.of(id, events);
    return Answer.ok(
        new Talk(
            id,
            ChannelNames.of(state.channel()),
            state.holder(),
            state.seatName(),
            events.getFirst().at(),
            state.dialledNumber(),
            Summary.of(events),
            TalkNotes.of(events),
            Message.of(events, 0),
            orders.ofConversation(id).stream().map(Card::of).toList(),
            Draft.of(state.form(), LocalDate.now(clock))));
  }

  @Operation("takeConversation")
  @Requires(Permission.CONVERSE)
  public Answer take(Call call) {
    return holder(desk.take(call.path("id"), Seats.of(call.principal())));
  }

  @Operation("seatSay")
  @Requires(Permission.CONVERSE)
  public Answer say(Call call) {
    Saying saying = call.body(Saying.class);
    return holder(
        desk.say(call.path("id"), Seats.of(call.principal()), saying.key(), saying.text()));
  }

  @Operation("returnConversation")
  @Requires(Permission.CONVERSE)
  public Answer handBack(Call call) {
    return holder(desk.handBack(call.path("id"), Seats.of(call.principal())));
  }

  @Operation("closeConversation")
  @Requires(Permission.CONVERSE)
  public Answer close(Call call) {
    return holder(desk.close(call.path("id"), Seats.of(call.principal())));
  }

  @Operation("seatTyping")
  @Requires(Permission.CONVERSE)
  public Answer typing(Call call) {
    String id = call.path("id");
    List<RecordedEvent> events = conversations.events(id, 0);
    if (events.isEmpty()) {
      throw new UnknownConversationException(id);
    }
    Conversation state = Conversation.of(id, events);
    if (call.principal().user().equals(state.seatUser())) {
      live.typing(id, "seat");
    }
    return holder(state);
  }

  @Operation("phrases")
  @Requires(Permission.CONVERSE)
  public Answer phrases(Call call) {
    return Answer.ok(phrases);
  }

  @Operation("deskStream")
  @Requires(Permission.CONVERSE)
  public LiveSocket.Opener stream(Call call) {
    Seat seat = Seats.of(call.principal());
    return socket -> new DeskSocket(seat, socket, this, reindex, live, conversations).open();
  }

  private Answer holder(Conversation state) {
    return Answer.ok(HolderView.of(state, conversations));
  }

  private record Saying(String text, String key) {}

  /** The queue as a seat sees it; also the frame pushed to desks. */
  record Queue(String type, List<Waiting> waiting, List<Mine> mine) {}

  record Waiting(
      String conversationId,
      String channel,
      Instant waitingSince,
      long waitedSeconds,
      String reason,
      String lastText) {}

  record Mine(String conversationId, String channel, Instant since, String lastText) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Talk(
      String id,
      String channel,
      Holder holder,
      @Nullable String seat,
      Instant startedAt,
      @Nullable String dialled,
      Summary summary,
      List<TalkNotes.Note> notes,
      List<Message> messages,
      List<Card> orders,
      @Nullable Draft draft) {}

  private record Summary(
      String reason,
      List<String> wants,
      List<String> answered,
      int notUnderstood,
      String unheard,
      String emergency) {
    static Summary of(List<RecordedEvent> events) {
      CaseSummary known = CaseSummary.of(events);
      return new Summary(
          TalkNotes.reason(known.reason()),
          known.wants(),
          known.answered(),
          known.notUnderstood(),
          known.unheard(),
          known.emergency());
    }
  }

  private record Card(String number, String state, String unit, Instant dueAt, String title) {
    static Card of(WorkOrder order) {
      return new Card(
          order.number(),
          order.state().label(),
          order.assignment().unit(),
          order.limits().dueAt(),
          order.matter().title());
    }
  }

  /** What the bot has of an order so far. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Draft(
      String what,
      String where,
      String when,
      String name,
      String phone,
      @Nullable Boolean confidential,
      FactsView facts) {
    static @Nullable Draft of(@Nullable OrderForm form, LocalDate today) {
      return form == null
          ? null
          : new Draft(
              form.what(),
              form.place() == null ? "" : form.place().text(),
              form.when(),
              form.name(),
              form.phone(),
              form.confidential(),
              FactsView.of(form.facts(), today));
    }
  }
}
