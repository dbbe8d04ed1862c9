package org.hotline12345.channels.web.live;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hotline12345.channels.web.SerialWork;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.ConversationListener;
import org.hotline12345.dialogue.DialogueEvent;
import org.hotline12345.dialogue.RecordedEvent;

/**
 * Passes on what was committed to the sockets that look on, off the thread of the turn.
 * Thread-safe.
 */
public final class LiveConversations implements ConversationListener {
  private final Map<String, Set<Onlooker>> citizens = new ConcurrentHashMap<>();
  private final Set<Onlooker> desks = ConcurrentHashMap.newKeySet();
  private final Executor work;
  private final AtomicBoolean queueMoved = new AtomicBoolean();

  /** A socket that looks on. Called from one thread at a time, in the order of the commits. */
  public interface Onlooker {
    /** Something was appended to a conversation. */
    void appended(Conversation state, List<RecordedEvent> events);

    /** The queue is not what it was. */
    void queueMoved();

    /** Somebody is typing; {@code from} is {@code citizen} or {@code seat}. */
    void typing(String conversationId, String from);

    /** Somebody is speaking; what was understood of it so far. */
    default void hearing(String conversationId, String words) {}

    /** A reindex went on. */
    void reindexed();
  }

  public LiveConversations(Executor threads) {
    this.work = new SerialWork(threads);
  }

  /** Lets a citizen's socket look on; run the result to stop. */
  public Runnable join(String conversationId, Onlooker onlooker) {
    citizens.compute(
        conversationId,
        (id, present) -> {
          Set<Onlooker> all = present == null ? ConcurrentHashMap.newKeySet() : present;
          all.add(onlooker);
          return all;
        });
    return () ->
        citizens.computeIfPresent(
            conversationId,
            (id, present) -> {
              present.remove(onlooker);
              return present.isEmpty() ? null : present;
            });
  }

  /** Lets a desk look on; run the result to stop. */
  public Runnable joinDesk(Onlooker onlooker) {
    desks.add(onlooker);
    return () -> desks.remove(onlooker);
  }

  /** How many citizens are connected. */
  public int connected() {
    return citizens.size();
  }

  @Override
  public void appended(Conversation state, List<RecordedEvent> events) {
    Set<Onlooker> looking = citizens.getOrDefault(state.id(), Set.of());
    if (!looking.isEmpty() || !desks.isEmpty()) {
      work.execute(
          () -> {
            looking.forEach(onlooker -> onlooker.appended(state, events));
            desks.forEach(onlooker -> onlooker.appended(state, events));
          });
    }
    if (events.stream().anyMatch(LiveConversations::movesQueue) && !nobody()) {
      moveQueue();
    }
  }

  /** Tells the other side that someone is typing. */
  public void typing(String conversationId, String from) {
    work.execute(
        () -> {
          if (from.equals("citizen")) {
            desks.forEach(onlooker -> onlooker.typing(conversationId, from));
          } else {
            citizens
                .getOrDefault(conversationId, Set.of())
                .forEach(onlooker -> onlooker.typing(conversationId, from));
          }
        });
  }

  /** Tells the desks what is being understood of a citizen who speaks. */
  public void hearing(String conversationId, String words) {
    if (!desks.isEmpty()) {
      work.execute(() -> desks.forEach(onlooker -> onlooker.hearing(conversationId, words)));
    }
  }

  /** Tells the desks that a reindex went on. */
  public void reindexed() {
    work.execute(() -> desks.forEach(Onlooker::reindexed));
  }

  private boolean nobody() {
    return citizens.isEmpty() && desks.isEmpty();
  }

  /** Many moves in a short time are told once. */
  private void moveQueue() {
    if (queueMoved.compareAndSet(false, true)) {
      work.execute(
          () -> {
            queueMoved.set(false);
            desks.forEach(Onlooker::queueMoved);
            citizens.values().forEach(all -> all.forEach(Onlooker::queueMoved));
          });
    }
  }

  private static boolean movesQueue(RecordedEvent recorded) {
    return switch (recorded.event()) {
      case DialogueEvent.PersonWanted e -> true;
      case DialogueEvent.SeatTook e -> true;
      case DialogueEvent.HandedBack e -> true;
      case DialogueEvent.Closed e -> true;
      default -> false;
    };
  }
}
