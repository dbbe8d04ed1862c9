package org.hotline12345.asked;

import java.time.Instant;
import java.util.List;
import org.hotline12345.knowledge.Hit;
import org.jspecify.annotations.Nullable;

/**
 * Questions that mean the same and had no answer.
 *
 * @param question the one that stands for all: nearest to what they have in common
 * @param members latest first, at least one
 * @param nearest the article that comes nearest to {@code question} today, null when none is found
 *     or nobody looked
 * @param nowAnswered whether that article would answer it today
 */
public record UnansweredCluster(
    AskedQuestion question,
    List<AskedQuestion> members,
    @Nullable Hit nearest,
    boolean nowAnswered) {
  public UnansweredCluster {
    members = List.copyOf(members);
  }

  /** When it was asked first. */
  public Instant firstAt() {
    return members.getLast().at();
  }

  /** When it was asked last. */
  public Instant lastAt() {
    return members.getFirst().at();
  }
}
