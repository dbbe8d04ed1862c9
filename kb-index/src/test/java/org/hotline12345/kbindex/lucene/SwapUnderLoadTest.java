package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12345.knowledge.TestArticles.DAY;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.wording.WordBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editors edit, citizens ask, and the index is rebuilt again and again, all at once. */
class SwapUnderLoadTest {
  private static final int ARTICLES = 40;
  private static final int REBUILDS = 6;
  private static final int ASKERS = 2;

  @TempDir Path dir;
  private final Shelf shelf = new Shelf();
  private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(ARTICLES);
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicInteger edits = new AtomicInteger();
  private final AtomicInteger questions = new AtomicInteger();

  @Test
  void noAnswerIsLostAndNoneIsOlderThanWhatWasAcknowledged() throws Exception {
    try (LuceneKnowledgeIndex index = LuceneKnowledgeIndex.open(dir, null, () -> WordBook.EMPTY);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      for (int i = 0; i < ARTICLES; i++) {
        shelf.put(i, 1);
        acknowledged.set(i, 1);
      }
      shelf.catchUp(index);
      Future<?> editor = threads.submit(() -> edit(index));
      List<? extends Future<?>> askers =
          IntStream.range(0, ASKERS).mapToObj(i -> threads.submit(() -> ask(index, i))).toList();
      try {
        for (int i = 0; i < REBUILDS; i++) {
          // As the keeper reads: the revision first, the articles only when the index asks for
          // them.
          long upTo = shelf.revision();
          index.rebuild(
              Stream.of(shelf).flatMap(all -> all.since(0).stream()),
              ARTICLES,
              upTo,
              (done, total) -> {});
        }
      } finally {
        stop.set(true);
      }
      editor.get();
      for (Future<?> asker : askers) {
        asker.get();
      }
      shelf.catchUp(index);
      assertThat(index.contents()).isEqualTo(index.expected(shelf.since(0)));
      assertThat(edits).hasPositiveValue();
      assertThat(questions).hasPositiveValue();
    }
  }

  private void edit(LuceneKnowledgeIndex index) {
    for (int i = 0; !stop.get(); i++) {
      int number = i % ARTICLES;
      int version = acknowledged.get(number) + 1;
      shelf.put(number, version);
      shelf.catchUp(index);
      acknowledged.set(number, version);
      edits.incrementAndGet();
    }
  }

  private void ask(LuceneKnowledgeIndex index, int asker) {
    for (int i = asker; !stop.get(); i++) {
      int number = i * 7 % ARTICLES;
      int least = acknowledged.get(number);
      List<Hit> hits =
          index.retrieve(
              new RetrievalQuery("第" + (1000 + number) + "号办法", "331100", DAY, ARTICLES));
      assertThat(hits)
          .as("article %d, version %d or later", number, least)
          .filteredOn(hit -> hit.passage().articleId().equals("a" + number))
          .singleElement()
          .satisfies(hit -> assertThat(hit.passage().version()).isGreaterThanOrEqualTo(least));
      questions.incrementAndGet();
    }
  }
}
