package org.hotline12345.contact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who is known on messaging channels. Joins the calling thread's transaction. Thread-safe. */
public interface Contacts {

  Optional<Contact> find(Channel channel, String address);

  Optional<Contact> ofConversation(String conversationId);

  /** The citizen who proved that phone to be his and can be written to, the last one of several. */
  Optional<Contact> ofPhone(Channel channel, String phone);

  /**
   * Remembers a citizen not known before.
   *
   * @throws IllegalStateException when the address or the conversation is known already
   */
  void add(Contact contact);

  /** The citizen was heard from: can be written to, that often and so long. */
  void heard(Channel channel, String address, Instant windowUntil, int windowLeft);

  /** The citizen does not want to be written to any more. */
  void left(Channel channel, String address);

  /** The channel takes no more unasked messages until the citizen is heard from again. */
  void closeWindow(Channel channel, String address);

  /**
   * Told up to an event; never goes back.
   *
   * @param messages how many unasked messages that took
   */
  void told(Channel channel, String address, long seq, int messages);

  /** Conversations with events after the last one told. */
  List<Contact> behind(Channel channel);

  /** The phone is proved to be this citizen's. */
  void bind(Channel channel, String address, String phone, Instant at);

  /** No phone is this citizen's any more. */
  void unbind(Channel channel, String address);
}
