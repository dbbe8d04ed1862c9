package org.hotline12345.enclosure;

import java.util.List;
import java.util.Optional;

/** What was sent in conversations. Joins the calling thread's transaction. Thread-safe. */
public interface Enclosures {

  /**
   * Keeps one.
   *
   * @param content of a picture, empty for a place
   */
  void add(Enclosure enclosure, byte[] content);

  Optional<Enclosure> find(String id);

  /** What a picture holds. */
  Optional<byte[]> content(String id);

  List<Enclosure> ofConversation(String conversationId);

  List<Enclosure> ofOrder(String number);

  /** What the citizen sent in the conversation and no order has goes with this one. */
  void attach(String conversationId, String orderNumber);
}
