package org.hotline12345.asked;

import dev.langchain4j.data.embedding.Embedding;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The repository of what was asked. Joins the calling thread's transaction. Thread-safe. */
public interface AskedQuestions {

  /**
   * Stores a question.
   *
   * @param meaning its vector, null to leave it out
   * @return its id
   */
  long add(AskedQuestion question, @Nullable Embedding meaning);

  /** Says how a question that was {@link Outcome#CLARIFIED} ended; {@code seq} is the reply's. */
  void settle(long id, long seq, Outcome outcome, @Nullable String articleId, int version);

  /** Says what the citizen did next. */
  void follow(long id, Sequel sequel);

  /** The question replied to at that place, empty when none was recorded. */
  Optional<AskedQuestion> repliedAt(String conversationId, long seq);

  /**
   * Stores a judgement in place of the one before.
   *
   * @param nearness cosine between the question and the article it was answered from, null when it
   *     was not measured
   * @param meaning the question's vector, null to leave it as it is
   */
  void judge(
      long id,
      boolean helpful,
      String comment,
      @Nullable Double nearness,
      @Nullable Embedding meaning);

  /** Stores the vector of a question that has none. */
  void mean(long id, Embedding meaning);

  /**
   * Questions nobody dealt with that had no answer, latest first: unknown, ordered, unchosen,
   * clarified before {@code patience} and never gone on with, or answered from something no nearer
   * than {@code near} and found of no use.
   */
  List<Unanswered> unanswered(Instant since, Instant patience, double near, int limit);

  /** Answered questions whose answer was of no use, not dealt with, latest first. */
  List<AskedQuestion> unhelpful(Instant since);

  /**
   * Marks questions as dealt with; those that are already keep who did it first.
   *
   * @return how many were marked now
   */
  int deal(Collection<Long> ids, String by, Instant at);

  /** How often each article answered, most often first. */
  List<Use> uses(Instant since);

  /** How many questions ended in each way. */
  Totals totals(Instant since);

  /**
   * Forgets what was asked before.
   *
   * @return how many questions went
   */
  int forgetBefore(Instant before);

  /** A question and, when it was computed already, its vector. */
  record Unanswered(AskedQuestion question, @Nullable Embedding meaning) {}

  /** How often an article answered since some day, and what people said of it. */
  record Use(String articleId, int hits, int helpful, int unhelpful, Instant lastAt) {}

  /** Questions in all, and those answered. */
  record Totals(int questions, int answered) {}
}
