package org.hotline12345.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.hotline12345.knowledge.BreaksKeptQuestionsException.Broken;
import org.hotline12345.wording.WordBook;

/**
 * Finds out what a change would do to the kept questions, beside the requests: asking some hundred
 * questions takes seconds. What was found out is kept and holds for exactly the same words, as long
 * as neither what is live, nor the word book, nor the kept questions change. Thread-safe.
 */
public final class PublicationChecks implements AutoCloseable {
  private static final int KEPT = 64;

  private final KeptQuestionStore store;
  private final Articles articles;
  private final KnowledgeIndex index;
  private final Supplier<WordBook> words;
  private final Clock clock;
  private final Map<String, PublicationCheck> latest = new LatestChecks();
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LastFirst(), PublicationChecks::thread);

  public PublicationChecks(
      KeptQuestionStore store,
      Articles articles,
      KnowledgeIndex index,
      Supplier<WordBook> words,
      Clock clock) {
    this.store = store;
    this.articles = articles;
    this.index = index;
    this.words = words;
    this.clock = clock;
  }

  /**
   * What would become of the kept questions if the article became this; none is stored, nothing is
   * changed. Begins to find out, or joins who has begun.
   *
   * @param change published, or in the state it would be taken down with
   */
  PublicationCheck of(KnowledgeArticle change) {
    List<KeptQuestion> questions = store.kept();
    Ground ground = ground(questions);
    synchronized (latest) {
      PublicationCheck known = latest.get(change.id());
      if (known != null && known.holdsFor(change, ground)) {
        return known;
      }
      if (known != null) {
        known.cancel();
      }
      PublicationCheck check = new PublicationCheck(change, ground, touched(change, questions));
      latest.put(change.id(), check);
      worker.execute(() -> check.run(progress -> broken(change, check, progress)));
      return check;
    }
  }

  /** Ends what is under way; a check that was not done never will be. */
  @Override
  public void close() {
    synchronized (latest) {
      latest.values().forEach(PublicationCheck::cancel);
    }
    worker.shutdown();
    try {
      worker.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What is gone can stand above nothing: then only the questions it was to answer are in danger.
   */
  private static List<KeptQuestion> touched(KnowledgeArticle change, List<KeptQuestion> questions) {
    return change.state() == ArticleState.PUBLISHED
        ? questions
        : questions.stream().filter(question -> question.relevant().contains(change.id())).toList();
  }

  private List<Broken> broken(
      KnowledgeArticle change, PublicationCheck check, IntConsumer progress) {
    if (check.questions().isEmpty()) {
      return List.of();
    }
    LocalDate today = check.ground().today();
    // What is to hold from a later day is tried on that day.
    LocalDate day =
        change.state() == ArticleState.PUBLISHED && change.validFrom().isAfter(today)
            ? change.validFrom()
            : today;
    try (Overlay overlay = index.with(List.of(change))) {
      return new KeptComparison(index, overlay, day, articles)
          .broken(check.questions(), Set.of(change.id()), progress);
    }
  }

  private Ground ground(List<KeptQuestion> questions) {
    Instant now = clock.instant();
    String live = articles.liveMark(now);
    // An index that lags shows something else than what is live: what it says holds until it does.
    long missing = articles.revision() - index.revision();
    return new Ground(
        live, missing, questions, words.get(), LocalDate.ofInstant(now, clock.getZone()));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "publication-checks");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * What an outcome rests on beside the change itself.
   *
   * @param live stands for the live versions of all articles
   * @param missing how many revisions the index lagged behind
   * @param words the same object as long as they are the same
   */
  record Ground(
      String live, long missing, List<KeptQuestion> questions, WordBook words, LocalDate today) {}

  /** The check of each article that was asked for last. */
  private static final class LatestChecks extends LinkedHashMap<String, PublicationCheck> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, PublicationCheck> eldest) {
      return size() > KEPT;
    }
  }

  /** Who asked last waits for it; what was asked before was perhaps only looked at. */
  private static final class LastFirst extends LinkedBlockingDeque<Runnable> {
    private static final long serialVersionUID = 1;

    @Override
    public boolean offer(Runnable work) {
      return offerFirst(work);
    }
  }
}
