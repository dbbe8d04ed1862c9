package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotline12345.knowledge.TestArticles.DAY;
import static org.hotline12345.knowledge.TestArticles.article;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.store.FSDirectory;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.wording.WordBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generations: built beside, swapped whole, clean after a kill. By words alone, to be quick. */
class RebuildTest {
  @TempDir Path dir;
  private LuceneKnowledgeIndex index;

  @BeforeEach
  void open() {
    index = LuceneKnowledgeIndex.open(dir, null, () -> WordBook.EMPTY);
    index.apply(articles("旧", 100), 100);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private static List<KnowledgeArticle> articles(String word, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> article("a" + i, word + "政策编号" + (1000 + i), word + "内容" + (1000 + i)))
        .toList();
  }

  private int found(String words) {
    return index.retrieve(new RetrievalQuery(words, "331100", DAY, 500)).size();
  }

  private List<String> generations() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void reopen() {
    index.close();
    index = LuceneKnowledgeIndex.open(dir, null, () -> WordBook.EMPTY);
  }

  @Test
  void swapsWholeWithProgressAndRemovesTheOld() throws IOException {
    List<Integer> progress = new ArrayList<>();
    index.rebuild(articles("新", 70).stream(), 70, 170, (done, total) -> progress.add(done));
    assertThat(progress).isSorted().doesNotHaveDuplicates().startsWith(0).endsWith(70);
    assertThat(found("新政策")).isEqualTo(70);
    assertThat(index.retrieve(new RetrievalQuery("旧政策内容", "331100", DAY, 500)))
        .isNotEmpty()
        .allMatch(hit -> hit.passage().title().startsWith("新"));
    assertThat(index.revision()).isEqualTo(170);
    assertThat(generations()).containsExactly("gen-000002");
    reopen();
    assertThat(found("新政策")).isEqualTo(70);
    assertThat(index.revision()).isEqualTo(170);
  }

  @Test
  void searchesDuringRebuildsAlwaysSeeEveryArticle() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger searches = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<? extends Future<?>> searchers =
          IntStream.range(0, 3)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            while (!stop.get()) {
                              assertThat(found("政策编号")).isEqualTo(100);
                              searches.incrementAndGet();
                            }
                          }))
              .toList();
      for (int i = 0; i < 8 || searches.get() < 50; i++) {
        index.rebuild(articles("旧", 100).stream(), 100, 100, (done, total) -> {});
      }
      stop.set(true);
      for (Future<?> searcher : searchers) {
        searcher.get();
      }
    }
  }

  @Test
  void changesMadeDuringARebuildAreVisibleAtOnceAndSurviveIt() {
    AtomicBoolean changed = new AtomicBoolean();
    index.rebuild(
        articles("旧", 100).stream(),
        100,
        100,
        (done, total) -> {
          if (done >= 64 && changed.compareAndSet(false, true)) {
            index.apply(List.of(article("a3", "改过的第三篇", "改过的内容")), 101);
            assertThat(found("改过")).as("before the swap").isPositive();
          }
        });
    assertThat(found("改过的第三篇")).isEqualTo(1);
    assertThat(found("政策编号")).isEqualTo(99);
    assertThat(index.revision()).isEqualTo(101);
  }

  @Test
  void aRebuildFromAnOlderStateClaimsOnlyThat() {
    index.apply(List.of(article("late", "迟来的一篇", "迟来")), 101);
    index.rebuild(articles("旧", 100).stream(), 100, 100, (done, total) -> {});
    assertThat(index.revision()).as("101 has to be applied again").isEqualTo(100);
  }

  @Test
  void aRebuildThatFailsLeavesEverythingAsItWas() throws IOException {
    Stream<KnowledgeArticle> breaking =
        Stream.concat(
            articles("新", 40).stream(),
            Stream.of(1)
                .map(
                    i -> {
                      throw new IllegalStateException("database gone");
                    }));
    assertThatThrownBy(() -> index.rebuild(breaking, 41, 200, (done, total) -> {}))
        .hasMessage("database gone");
    assertThat(found("旧内容")).isEqualTo(100);
    assertThat(generations()).containsExactly("gen-000001");
    index.apply(articles("新", 1), 101);
    assertThat(index.revision()).isEqualTo(101);
  }

  @Test
  void aProcessKilledWhileRebuildingStartsCleanOnTheOldGeneration() throws IOException {
    index.close();
    Path half = dir.resolve("gen-000002.building");
    Generation building =
        Generation.create(FSDirectory.open(half), null, Generation.Purpose.FILLING);
    building.write(articles("新", 40));
    building.commit(140);
    // Killed here: lock file, commit and all are left behind.
    building.close();
    Files.createFile(half.resolve("_9.cfs"));
    index = LuceneKnowledgeIndex.open(dir, null, () -> WordBook.EMPTY);
    assertThat(found("旧内容")).isEqualTo(100);
    assertThat(index.revision()).isEqualTo(100);
    assertThat(generations()).containsExactly("gen-000001");
  }

  @Test
  void aProcessKilledAfterTheSwapStartsOnTheNewGeneration() throws IOException {
    index.close();
    Path complete = dir.resolve("gen-000002");
    Generation built =
        Generation.create(FSDirectory.open(complete), null, Generation.Purpose.FILLING);
    built.write(articles("新", 40));
    built.commit(140);
    built.close();
    index = LuceneKnowledgeIndex.open(dir, null, () -> WordBook.EMPTY);
    assertThat(index.revision()).isEqualTo(140);
    assertThat(found("新内容")).isEqualTo(40);
    assertThat(generations()).containsExactly("gen-000002");
  }

  @Test
  void aDamagedIndexBeginsAnew() throws IOException {
    index.close();
    try (Stream<Path> files = Files.list(dir.resolve("gen-000001"))) {
      Path largest =
          files.max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length())).orElseThrow();
      byte[] bytes = Files.readAllBytes(largest);
      bytes[bytes.length / 2] ^= 0x10;
      Files.write(largest, bytes);
    }
    index = LuceneKnowledgeIndex.open(dir, null, () -> WordBook.EMPTY);
    assertThat(index.revision()).isZero();
    assertThat(found("内容")).isZero();
    index.apply(articles("新", 5), 105);
    assertThat(found("新内容")).isEqualTo(5);
  }

  @Test
  void anotherProcessIsToldThatTheIndexIsInUse() throws IOException {
    assertThatThrownBy(() -> LuceneKnowledgeIndex.open(dir, null, () -> WordBook.EMPTY))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("in use by another process");
    assertThat(generations()).containsExactly("gen-000001");
    assertThat(found("旧内容")).isEqualTo(100);
  }
}
