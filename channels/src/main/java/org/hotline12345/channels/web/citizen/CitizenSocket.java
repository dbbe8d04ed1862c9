package org.hotline12345.channels.web.citizen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hotline12345.channels.web.LiveSocket;
import org.hotline12345.channels.web.Problem;
import org.hotline12345.channels.web.live.HolderView;
import org.hotline12345.channels.web.live.LiveConversations;
import org.hotline12345.channels.web.live.Message;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.Handled;
import org.hotline12345.dialogue.Holder;
import org.hotline12345.dialogue.RecordedEvent;

/**
 * A citizen's socket: first everything after the place the client knows, then what comes. It joins
 * before it reads, and knows messages by seq, so nothing is missed in between and nothing doubled.
 */
final class CitizenSocket implements LiveConversations.Onlooker {
  private static final JsonMapper JSON = new JsonMapper();

  private final String id;
  private final LiveSocket socket;
  private final Conversations conversations;
  private final LiveConversations live;
  private final ConversationsApi api;
  private final List<Runnable> early = new ArrayList<>();
  private boolean replayed;
  private long sent;
  private Holder holder = Holder.BOT;

  CitizenSocket(
      String id,
      long after,
      LiveSocket socket,
      Conversations conversations,
      LiveConversations live,
      ConversationsApi api) {
    this.id = id;
    this.sent = after;
    this.socket = socket;
    this.conversations = conversations;
    this.live = live;
    this.api = api;
  }

  void open() {
    socket.onClose(live.join(id, this));
    List<RecordedEvent> events = conversations.events(id, 0);
    Conversation state = Conversation.of(id, events);
    HolderView view = HolderView.of(state, conversations);
    synchronized (this) {
      Message.of(events, sent).forEach(this::send);
      sent = Math.max(sent, state.seq());
      holder = state.holder();
      socket.send(view);
      replayed = true;
      early.forEach(Runnable::run);
      early.clear();
    }
    socket.onText(this::received);
  }

  @Override
  public synchronized void appended(Conversation state, List<RecordedEvent> events) {
    if (!replayed) {
      early.add(() -> appended(state, events));
      return;
    }
    for (RecordedEvent event : events) {
      if (event.seq() > sent) {
        Message.of(event, state.seatName()).ifPresent(this::send);
        sent = event.seq();
      }
    }
    if (state.holder() != holder) {
      holder = state.holder();
      socket.send(HolderView.of(state, conversations));
    }
  }

  @Override
  public synchronized void queueMoved() {
    if (replayed && holder == Holder.QUEUE) {
      socket.send(
          new HolderView("holder", id, Holder.QUEUE, conversations.queuePosition(id), null));
    }
  }

  @Override
  public void typing(String conversationId, String from) {
    socket.send(Map.of("type", "typing", "from", from));
  }

  @Override
  public void reindexed() {}

  private void send(Message message) {
    socket.send(Map.of("type", "message", "message", message));
  }

  private void received(String text) {
    String key = "";
    try {
      JsonNode frame = JSON.readTree(text);
      switch (frame.path("type").asText()) {
        case "typing" -> live.typing(id, "citizen");
        case "say" -> {
          key = frame.path("key").asText();
          say(key, frame.path("text").asText());
        }
        default -> problem(key, "type: " + frame.path("type") + " (expected: say or typing)");
      }
    } catch (JsonProcessingException e) {
      problem(key, "frame: no JSON (expected: {\"type\":…})");
    } catch (IllegalArgumentException e) {
      problem(key, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      socket.send(new ProblemFrame("problem", key, socket.problem(e)));
    }
  }

  private void say(String key, String words) {
    api.limit(id, words);
    if (botSpeaks()) {
      socket.send(Map.of("type", "typing", "from", "bot"));
    }
    Handled handled = api.handle(id, key, words);
    long place =
        handled.seq() == 0
            ? 0
            : conversations.turn(id, key).map(RecordedEvent::seq).orElse(handled.seq());
    socket.send(Map.of("type", "sent", "key", key, "seq", place));
    if (handled.seq() == 0) {
      // An emergency that could not be recorded: nothing will be pushed, so it is told here.
      handled
          .replies()
          .forEach(
              reply ->
                  socket.send(
                      Map.of(
                          "type",
                          "message",
                          "message",
                          Map.of("seq", 0, "from", "bot", "text", reply.text(), "reply", reply))));
    }
  }

  private synchronized boolean botSpeaks() {
    return holder == Holder.BOT || holder == Holder.CLOSED;
  }

  private void problem(String key, String detail) {
    socket.send(
        new ProblemFrame("problem", key, Problem.of(400, "invalid-request", "请求不合约定", detail)));
  }

  private record ProblemFrame(String type, String key, Problem problem) {}
}
