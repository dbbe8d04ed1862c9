package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12345.knowledge.TestArticles.article;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.tests.store.MockDirectoryWrapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine loses power: every file that was not synced is damaged or gone. */
class GenerationCrashTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatWasCommittedSurvivesAndTheRestIsNotClaimed(long seed) throws IOException {
    ByteBuffersDirectory disk = new ByteBuffersDirectory();
    MockDirectoryWrapper directory = new MockDirectoryWrapper(new Random(seed), disk);
    directory.setCheckIndexOnClose(false);
    Generation generation = Generation.create(directory, null, Generation.Purpose.SERVING);
    generation.write(List.of(article("a", "甲", "一"), article("b", "乙", "二")));
    generation.commit(2);
    generation.write(List.of(article("c", "丙", "三")));

    directory.crash();
    ByteBuffersDirectory afterwards = new ByteBuffersDirectory();
    for (String file : disk.listAll()) {
      afterwards.copyFrom(disk, file, file, IOContext.DEFAULT);
    }

    try (Generation after = Generation.open(afterwards, null)) {
      assertThat(after.revision()).isEqualTo(2);
      assertThat(after.<Integer>use(searcher -> searcher.getIndexReader().numDocs()))
          .as("two blocks of 4 (title, question, passage, article)")
          .isEqualTo(8);
    }
  }
}
