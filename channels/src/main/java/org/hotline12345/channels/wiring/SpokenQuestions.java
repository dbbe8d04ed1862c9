package org.hotline12345.channels.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hotline12345.asked.AskedQuestions;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question of each live article, those asked most first, for what callers may say. Asking for
 * them never waits: what changed is read beside, at most so often. Thread-safe.
 */
final class SpokenQuestions implements Supplier<List<String>> {
  private static final Logger log = LoggerFactory.getLogger(SpokenQuestions.class);
  private static final Duration AGE = Duration.ofSeconds(30);
  private static final Duration USE = Duration.ofDays(90);

  private final Articles articles;
  private final AskedQuestions asked;
  private final Executor threads;
  private final Clock clock;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile Known known;

  private record Known(List<String> questions, String mark, Instant at) {}

  SpokenQuestions(Articles articles, AskedQuestions asked, Executor threads, Clock clock) {
    this.articles = articles;
    this.asked = asked;
    this.threads = threads;
    this.clock = clock;
    this.known = read(clock.instant());
  }

  @Override
  public List<String> get() {
    Known now = known;
    boolean old = Duration.between(now.at(), clock.instant()).compareTo(AGE) > 0;
    if (old && reading.compareAndSet(false, true)) {
      threads.execute(this::refresh);
    }
    return now.questions();
  }

  private void refresh() {
    try {
      Instant now = clock.instant();
      Known before = known;
      String mark = articles.liveMark(now);
      known = mark.equals(before.mark()) ? new Known(before.questions(), mark, now) : read(now);
    } catch (RuntimeException e) {
      log.warn("what callers may ask could not be read anew", e);
    } finally {
      reading.set(false);
    }
  }

  private Known read(Instant now) {
    String mark = articles.liveMark(now);
    LocalDate today = LocalDate.ofInstant(now, clock.getZone());
    Map<String, String> questions = new LinkedHashMap<>();
    try (Stream<KnowledgeArticle> live = articles.liveAt(now)) {
      live.filter(article -> article.servableOn(today))
          .forEach(article -> questions.put(article.id(), question(article)));
    }
    List<String> ordered = new ArrayList<>();
    asked
        .uses(now.minus(USE))
        .forEach(
            use -> {
              String question = questions.remove(use.articleId());
              if (question != null) {
                ordered.add(question);
              }
            });
    ordered.addAll(questions.values());
    return new Known(List.copyOf(ordered), mark, now);
  }

  private static String question(KnowledgeArticle article) {
    return article.questions().isEmpty() ? article.title() : article.questions().getFirst();
  }
}
