package org.hotline12345.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hotline12345.contact.Channel;

/** The conversations' repository. Joins the calling thread's transaction. Thread-safe. */
public interface Conversations {

  /** Creates the conversation's row. {@code tokenHash} proves the citizen's right to it. */
  void create(String id, Channel channel, String tokenHash, Instant at);

  /** The hash stored by {@link #create}, empty for an unknown conversation. */
  Optional<String> tokenHash(String id);

  /** Events after {@code afterSeq}, in order; empty for an unknown conversation. */
  List<RecordedEvent> events(String id, long afterSeq);

  /**
   * Appends events and updates what the queue shows.
   *
   * @param state the conversation after these events
   * @throws IllegalStateException when an event of that place is already there
   */
  void append(Conversation state, List<RecordedEvent> events);

  /** The event of the citizen's turn with that key, empty when the key is new. */
  Optional<RecordedEvent> turn(String id, String key);

  /** Conversations waiting for a person, longest first. */
  List<Summary> waiting();

  /** Conversations a seat has now. */
  List<Summary> heldBy(String seatUser);

  /** How many wait up to and including this one; 0 when it does not wait. */
  int queuePosition(String id);

  /** What lists show of a conversation. {@code since}: when it began to wait or was taken. */
  record Summary(String id, Channel channel, Holder holder, Instant since, String lastText) {}
}
