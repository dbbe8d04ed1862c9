package org.hotline12345.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hotline12345.wording.WordBook;

/**
 * The knowledge as it was at a time past: the versions that were live then, found through an index
 * of them alone, by the words that were in force. The last few times asked for are kept. One look
 * at a time; thread-safe.
 */
public final class AsOf implements AutoCloseable {
  private static final int KEPT = 3;

  private final Articles articles;
  private final KnowledgeIndex index;
  private final Function<Instant, WordBook> words;
  private final Deque<Then> kept = new ArrayDeque<>();
  private final ReentrantLock looking = new ReentrantLock();

  /**
   * A view back.
   *
   * @param words the word book of a time
   */
  public AsOf(Articles articles, KnowledgeIndex index, Function<Instant, WordBook> words) {
    this.articles = articles;
    this.index = index;
    this.words = words;
  }

  /**
   * Looks at the knowledge of a time. The first look at a time builds its index, which for some
   * thousand articles takes a second or more.
   *
   * @param time not in the future: what will be live is not known yet
   * @param look must be done with what it was given when it returns
   */
  public <T> T look(Instant time, Function<Then, T> look) {
    looking.lock();
    try {
      return look.apply(then(time));
    } finally {
      looking.unlock();
    }
  }

  private Then then(Instant time) {
    Optional<Then> known = kept.stream().filter(then -> then.at.equals(time)).findFirst();
    if (known.isPresent()) {
      kept.remove(known.get());
      kept.addFirst(known.get());
      return known.get();
    }
    while (kept.size() >= KEPT) {
      kept.removeLast().overlay.close();
    }
    Map<String, KnowledgeArticle> live = new HashMap<>();
    try (Stream<KnowledgeArticle> then = articles.liveAt(time)) {
      then.forEach(article -> live.put(article.id(), article));
    }
    WordBook book = words.apply(time);
    Then fresh = new Then(time, index.snapshot(live.values().stream(), book), book, live);
    kept.addFirst(fresh);
    return fresh;
  }

  @Override
  public void close() {
    looking.lock();
    try {
      kept.forEach(then -> then.overlay.close());
      kept.clear();
    } finally {
      looking.unlock();
    }
  }

  /** What was known at a time. */
  public static final class Then implements Served {
    private final Instant at;
    private final Overlay overlay;
    private final WordBook words;
    private final Map<String, KnowledgeArticle> live;

    private Then(Instant at, Overlay overlay, WordBook words, Map<String, KnowledgeArticle> live) {
      this.at = at;
      this.overlay = overlay;
      this.words = words;
      this.live = live;
    }

    /** Finds among the versions live then. */
    public Retriever retriever() {
      return overlay;
    }

    /** The words in force then. */
    public WordBook words() {
      return words;
    }

    @Override
    public Optional<KnowledgeArticle> live(String id) {
      return Optional.ofNullable(live.get(id));
    }

    @Override
    public boolean servable(String id, int version, LocalDate day) {
      return live(id)
          .filter(article -> article.version() == version && article.servableOn(day))
          .isPresent();
    }
  }
}
