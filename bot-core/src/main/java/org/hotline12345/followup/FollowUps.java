package org.hotline12345.followup;

import java.time.Instant;
import java.util.List;
import org.hotline12345.contact.Channel;
import org.jspecify.annotations.Nullable;

/** The repository. Every call joins the transaction of the calling thread. Thread-safe. */
public interface FollowUps {

  /** Adds one; its number of attempt must be the next. */
  void add(FollowUp followUp);

  /** Those of an order, oldest first. */
  List<FollowUp> of(String number);

  /** The citizen was asked about that reply in his conversation; asking again changes nothing. */
  void asked(String number, int round, Instant at);

  /** Answered orders whose citizen has said nothing of the reply, longest waiting first. */
  List<Waiting> waiting(int limit);

  /** Answered orders out of conversations on that channel whose citizen was not asked yet. */
  List<Waiting> unasked(Channel channel);

  /** The latest of each reply, latest first. */
  List<FollowUp> latest(int limit);

  /** What was made of the replies given from {@code from} on and before {@code to}. */
  Counts counts(Instant from, Instant to);

  /**
   * An answered order.
   *
   * @param round the how-manieth reply
   * @param attempts how often it was tried to reach him since
   * @param askedAt when he was asked in his conversation, null when not
   */
  record Waiting(
      String number,
      @Nullable String conversationId,
      Channel channel,
      String title,
      String unit,
      int round,
      Instant repliedAt,
      int attempts,
      @Nullable Instant askedAt) {}

  /**
   * Replies and what became of them.
   *
   * @param replies given in that time
   * @param reached whose citizen was reached
   * @param satisfied rated 满意, and so on
   * @param solved of those who said whether the matter is solved
   */
  record Counts(
      int replies,
      int reached,
      int satisfied,
      int fairlySatisfied,
      int dissatisfied,
      int solved,
      int unsolved) {}
}
