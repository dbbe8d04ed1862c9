package org.hotline12345.knowledge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.hotline12345.knowledge.BreaksKeptQuestionsException.Broken;
import org.hotline12345.knowledge.PublicationChecks.Ground;

/** What one change would do to the kept questions, as far as it is known. Thread-safe. */
final class PublicationCheck {
  private final KnowledgeArticle change;
  private final Ground ground;
  private final List<KeptQuestion> questions;
  private final CompletableFuture<List<Broken>> outcome = new CompletableFuture<>();
  private volatile int asked;

  PublicationCheck(KnowledgeArticle change, Ground ground, List<KeptQuestion> questions) {
    this.change = change;
    this.ground = ground;
    this.questions = questions;
  }

  /** How many questions have been asked. */
  int asked() {
    return asked;
  }

  /** How many are to be asked. */
  int total() {
    return questions.size();
  }

  /**
   * The questions that would break; empty when that is not known after so long, or never will be
   * because another change of the article took this one's place.
   */
  Optional<List<Broken>> within(Duration patience) {
    try {
      return Optional.of(outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | CancellationException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  Ground ground() {
    return ground;
  }

  List<KeptQuestion> questions() {
    return questions;
  }

  /** Whether it was made of the same words on the same ground, and came to an end if it ended. */
  boolean holdsFor(KnowledgeArticle other, Ground now) {
    return change.equals(other) && ground.equals(now) && !outcome.isCompletedExceptionally();
  }

  void cancel() {
    outcome.cancel(false);
  }

  void run(Function<IntConsumer, List<Broken>> finding) {
    if (outcome.isDone()) {
      return;
    }
    try {
      outcome.complete(finding.apply(this::progress));
    } catch (RuntimeException e) {
      outcome.completeExceptionally(e);
    }
  }

  private void progress(int count) {
    if (outcome.isCancelled()) {
      throw new CancellationException();
    }
    asked = Math.max(asked, count);
  }
}
