package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.hotline12345.channels.web.LiveSocket;
import org.hotline12345.channels.web.Problem;
import org.hotline12345.channels.web.live.HolderView;
import org.hotline12345.channels.web.live.LiveConversations;
import org.hotline12345.channels.web.live.Message;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.Holder;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.seat.Seat;

/** A seat's socket: the queue, and the messages of whoever waits or is in this seat's hands. */
final class DeskSocket implements LiveConversations.Onlooker {
  private final Seat seat;
  private final LiveSocket socket;
  private static final JsonMapper JSON = new JsonMapper();

  private final TalksApi talks;
  private final ReindexApi reindex;
  private final LiveConversations live;
  private final Conversations conversations;
  private volatile String watched = "";

  DeskSocket(
      Seat seat,
      LiveSocket socket,
      TalksApi talks,
      ReindexApi reindex,
      LiveConversations live,
      Conversations conversations) {
    this.seat = seat;
    this.socket = socket;
    this.talks = talks;
    this.reindex = reindex;
    this.live = live;
    this.conversations = conversations;
  }

  void open() {
    socket.onClose(live.joinDesk(this));
    queueMoved();
    reindexed();
    socket.onText(this::asked);
  }

  /** The page says which conversation it shows. */
  private void asked(String text) {
    try {
      JsonNode frame = JSON.readTree(text);
      if (frame.path("type").asText().equals("watch")) {
        watched = frame.path("conversationId").asText();
      }
    } catch (JsonProcessingException e) {
      socket.send(
          Problem.of(400, "invalid-request", "请求不合约定", "frame: no JSON (expected: {\"type\":…})"));
    }
  }

  @Override
  public void appended(Conversation state, List<RecordedEvent> events) {
    if (state.holder() == Holder.QUEUE
        || state.id().equals(watched)
        || seat.user().equals(state.seatUser())
        || leaves(events)) {
      for (RecordedEvent event : events) {
        Message.of(event, state.seatName())
            .ifPresent(
                message ->
                    socket.send(
                        Map.of(
                            "type", "message", "conversationId", state.id(), "message", message)));
      }
    }
    boolean shown = state.id().equals(watched);
    if (shown && events.stream().map(RecordedEvent::event).anyMatch(TalkNotes::changes)) {
      socket.send(Map.of("type", "changed", "conversationId", state.id()));
    }
    if (events.stream().anyMatch(DeskSocket::changesHolder)) {
      socket.send(HolderView.of(state, conversations));
    }
  }

  /** Whether this seat gave it out of its hands just now; it still sees how that ended. */
  private boolean leaves(List<RecordedEvent> events) {
    return events.stream().map(RecordedEvent::event).anyMatch(this::endsMine);
  }

  private boolean endsMine(DialogueEvent event) {
    return switch (event) {
      case DialogueEvent.HandedBack back -> back.user().equals(seat.user());
      case DialogueEvent.Closed closed -> closed.by().equals(seat.user());
      default -> false;
    };
  }

  private static boolean changesHolder(RecordedEvent recorded) {
    return switch (recorded.event()) {
      case DialogueEvent.PersonWanted e -> true;
      case DialogueEvent.SeatTook e -> true;
      case DialogueEvent.HandedBack e -> true;
      case DialogueEvent.Closed e -> true;
      default -> false;
    };
  }

  @Override
  public void queueMoved() {
    socket.send(talks.queue(seat));
  }

  @Override
  public void typing(String conversationId, String from) {
    socket.send(Map.of("type", "typing", "conversationId", conversationId));
  }

  @Override
  public void hearing(String conversationId, String words) {
    if (conversationId.equals(watched)) {
      socket.send(Map.of("type", "hearing", "conversationId", conversationId, "text", words));
    }
  }

  @Override
  public void reindexed() {
    socket.send(reindex.view());
  }
}
