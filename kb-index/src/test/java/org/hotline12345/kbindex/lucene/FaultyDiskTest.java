package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotline12345.knowledge.TestArticles.DAY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.tests.store.MockDirectoryWrapper;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.wording.WordBook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that fail now and then, and disks that are full. */
class FaultyDiskTest {
  private static final int ARTICLES = 30;
  private static final int CHANGES = 30;
  private static final int REBUILDS = 10;

  @TempDir Path dir;
  private final Shelf shelf = new Shelf();
  private final List<MockDirectoryWrapper> disks = new ArrayList<>();
  private Random random = new Random(1);
  private double faults;
  private long most;

  @BeforeEach
  void fill() {
    for (int i = 0; i < ARTICLES; i++) {
      shelf.put(i, 1);
    }
  }

  private LuceneKnowledgeIndex open() {
    return LuceneKnowledgeIndex.open(dir, null, () -> WordBook.EMPTY, this::disk);
  }

  private Directory disk(Path path) throws IOException {
    MockDirectoryWrapper disk = new MockDirectoryWrapper(random, FSDirectory.open(path));
    disk.setCheckIndexOnClose(false);
    disk.setAssertNoUnrefencedFilesOnClose(false);
    disk.setThrottling(MockDirectoryWrapper.Throttling.NEVER);
    disks.add(disk);
    set(disk);
    return disk;
  }

  private void set(MockDirectoryWrapper disk) {
    disk.setRandomIOExceptionRate(faults);
    disk.setRandomIOExceptionRateOnOpen(faults);
    disk.setMaxSizeInBytes(most);
  }

  private void faults(double rate) {
    faults = rate;
    disks.forEach(this::set);
  }

  private void most(long bytes) {
    most = bytes;
    disks.forEach(this::set);
  }

  private static int found(LuceneKnowledgeIndex index) {
    return index.retrieve(new RetrievalQuery("办法", "331100", DAY, 100)).size();
  }

  private boolean caughtUp(LuceneKnowledgeIndex index) {
    try {
      shelf.catchUp(index);
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private List<String> generations() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatTheIndexClaimsToHaveItHasHoweverOftenTheDiskFails(long seed) {
    random = new Random(seed);
    int failed = 0;
    try (LuceneKnowledgeIndex index = open()) {
      shelf.catchUp(index);
      for (int i = 0; i < CHANGES; i++) {
        faults(0.01);
        shelf.put(random.nextInt(ARTICLES), i + 2);
        failed += caughtUp(index) ? 0 : 1;
        assertThat(found(index)).as("after change %d", i).isEqualTo(ARTICLES);
        faults(0);
        if (index.revision() == shelf.revision()) {
          assertThat(index.contents()).isEqualTo(index.expected(shelf.since(0)));
        }
      }
      assertThat(failed).as("changes that could not be written").isBetween(1, CHANGES - 1);
      shelf.catchUp(index);
      assertThat(index.contents()).isEqualTo(index.expected(shelf.since(0)));
    }
    try (LuceneKnowledgeIndex index = open()) {
      assertThat(index.revision()).isEqualTo(shelf.revision());
      assertThat(index.contents()).isEqualTo(index.expected(shelf.since(0)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void rebuildsOnAFailingDiskLeaveTheLiveIndexWholeOrReplaceItWhole(long seed) throws IOException {
    random = new Random(seed);
    int failed = 0;
    try (LuceneKnowledgeIndex index = open()) {
      shelf.catchUp(index);
      for (int i = 0; i < REBUILDS; i++) {
        faults(0.01);
        try {
          index.rebuild(shelf.since(0).stream(), ARTICLES, shelf.revision(), (done, of) -> {});
        } catch (UncheckedIOException e) {
          failed++;
        }
        assertThat(found(index)).isEqualTo(ARTICLES);
        faults(0);
        assertThat(index.contents()).isEqualTo(index.expected(shelf.since(0)));
      }
      assertThat(failed).isBetween(1, REBUILDS);
      index.rebuild(shelf.since(0).stream(), ARTICLES, shelf.revision(), (done, of) -> {});
      assertThat(generations()).hasSize(1).allMatch(name -> name.matches("gen-\\d+"));
    }
  }

  @Test
  void aFullDiskRefusesTheChangeAndTakesItWhenThereIsRoom() {
    try (LuceneKnowledgeIndex index = open()) {
      shelf.catchUp(index);
      long before = index.revision();
      most(1);
      shelf.put(3, 2);
      assertThatThrownBy(() -> shelf.catchUp(index))
          .isInstanceOf(UncheckedIOException.class)
          .hasStackTraceContaining("disk full");
      assertThat(index.revision()).isEqualTo(before);
      assertThat(found(index)).isEqualTo(ARTICLES);
      assertThatThrownBy(() -> shelf.catchUp(index)).isInstanceOf(UncheckedIOException.class);
      assertThat(found(index)).isEqualTo(ARTICLES);
      most(0);
      shelf.catchUp(index);
      assertThat(index.contents()).isEqualTo(index.expected(shelf.since(0)));
    }
  }

  @Test
  void aFullDiskEndsARebuildAndLeavesNothingBehind() throws IOException {
    try (LuceneKnowledgeIndex index = open()) {
      shelf.catchUp(index);
      most = 2000;
      assertThatThrownBy(
              () ->
                  index.rebuild(
                      shelf.since(0).stream(), ARTICLES, shelf.revision(), (done, of) -> {}))
          .isInstanceOf(UncheckedIOException.class)
          .hasStackTraceContaining("disk full");
      assertThat(generations()).containsExactly("gen-000001");
      assertThat(found(index)).isEqualTo(ARTICLES);
      most(0);
      index.rebuild(shelf.since(0).stream(), ARTICLES, shelf.revision(), (done, of) -> {});
      assertThat(index.contents()).isEqualTo(index.expected(shelf.since(0)));
    }
  }
}
