package org.hotline12345.dialogue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hotline12345.contact.Channel;
import org.hotline12345.durability.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to read and extend conversations: under the conversation's lock, in a transaction,
 * and told to the listeners after the commit. Thread-safe.
 */
public final class ConversationLog {

  private static final Logger log = LoggerFactory.getLogger(ConversationLog.class);
  private static final int REMEMBERED = 10_000;

  private final Conversations conversations;
  private final Transactions transactions;
  private final Clock clock;
  private final ConversationLocks locks = new ConversationLocks();
  private final List<ConversationListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, Conversation> recent =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Conversation> eldest) {
              return size() > REMEMBERED;
            }
          });

  public ConversationLog(Conversations conversations, Transactions transactions, Clock clock) {
    this.conversations = conversations;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Adds somebody to tell of every commit. */
  public void listen(ConversationListener listener) {
    listeners.add(listener);
  }

  /**
   * Runs the work with the conversation as it stands, alone on it.
   *
   * @throws UnknownConversationException when there is none of that id
   */
  public <T> T exclusively(String id, Function<Conversation, T> work) {
    return locks.holding(id, () -> work.apply(current(id)));
  }

  /**
   * The conversation as last committed.
   *
   * @throws UnknownConversationException when there is none of that id
   */
  public Conversation current(String id) {
    Conversation known = recent.get(id);
    if (known != null) {
      return known;
    }
    List<RecordedEvent> events = conversations.events(id, 0);
    if (events.isEmpty()) {
      throw new UnknownConversationException(id);
    }
    // A turn may have been committed since the events were read.
    return recent.merge(
        id, Conversation.of(id, events), (newer, read) -> newer.seq() >= read.seq() ? newer : read);
  }

  /** Creates a conversation with its first events. */
  public Conversation create(
      String id, Channel channel, String tokenHash, List<DialogueEvent> events) {
    Instant now = clock.instant();
    return told(
        transactions.inTransaction(
            () -> {
              conversations.create(id, channel, tokenHash, now);
              return store(Conversation.empty(id), events, now);
            }));
  }

  /** Appends events in a transaction. Call inside {@link #exclusively}. */
  public Conversation append(Conversation state, List<DialogueEvent> events) {
    Instant now = clock.instant();
    return told(orForget(state, () -> transactions.inTransaction(() -> store(state, events, now))));
  }

  /**
   * Runs work that must survive together with the events it returns, and returns only when both are
   * forced to disk. Call inside {@link #exclusively}.
   */
  public Conversation appendDurably(Conversation state, Supplier<List<DialogueEvent>> work) {
    Instant now = clock.instant();
    return told(orForget(state, () -> transactions.durably(() -> store(state, work.get(), now))));
  }

  /**
   * Returns when everything committed so far is on disk. Needed before a promise is repeated: the
   * first time may have failed between commit and disk.
   */
  void force() {
    transactions.durably(() -> true);
  }

  /** After a failure only the database knows what was stored: what was remembered may be old. */
  private Stored orForget(Conversation state, Supplier<Stored> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      recent.remove(state.id());
      throw e;
    }
  }

  private record Stored(Conversation state, List<RecordedEvent> events) {}

  private Stored store(Conversation state, List<DialogueEvent> events, Instant now) {
    Conversation next = state;
    List<RecordedEvent> recorded = new ArrayList<>(events.size());
    for (DialogueEvent event : events) {
      RecordedEvent placed = new RecordedEvent(next.seq() + 1, now, event);
      recorded.add(placed);
      next = next.after(placed);
    }
    conversations.append(next, recorded);
    return new Stored(next, recorded);
  }

  private Conversation told(Stored stored) {
    recent.put(stored.state.id(), stored.state);
    for (ConversationListener listener : listeners) {
      try {
        listener.appended(stored.state, stored.events);
      } catch (RuntimeException e) {
        log.warn("a listener failed", e);
      }
    }
    return stored.state;
  }
}
