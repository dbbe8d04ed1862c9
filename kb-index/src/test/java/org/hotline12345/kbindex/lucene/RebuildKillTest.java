package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12345.kbindex.lucene.RebuildingProcess.ARTICLES;
import static org.hotline12345.kbindex.lucene.RebuildingProcess.edition;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hotline12345.models.embedding.EmbeddingCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed in the middle of a rebuild, as by {@code kill -9}. */
class RebuildKillTest {
  @TempDir Path dir;

  @Test
  void theNextStartAnswersFromTheOldIndexAndEmbedsOnlyWhatIsMissing() throws Exception {
    killHalfWay();
    CountingModel model = new CountingModel();
    try (EmbeddingCache cache = RebuildingProcess.cache(dir);
        LuceneKnowledgeIndex index = RebuildingProcess.open(dir, cache, model)) {
      assertThat(index.revision()).isEqualTo(1);
      assertThat(index.contents()).isEqualTo(index.expected(edition(1))).hasSize(ARTICLES);
      assertThat(model.embedded()).as("the first edition's vectors are all kept").isZero();
      try (Stream<Path> generations = Files.list(dir.resolve("index"))) {
        assertThat(generations.map(Path::getFileName)).hasSize(1);
      }
      index.rebuild(edition(2).stream(), ARTICLES, 2, (done, total) -> {});
      int all = index.expected(edition(2)).size() * 3;
      assertThat(model.embedded())
          .as("a title, a question and a passage each; half of them were done")
          .isBetween(1, all * 6 / 10);
      assertThat(index.contents()).isEqualTo(index.expected(edition(2)));
    }
  }

  private void killHalfWay() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                RebuildingProcess.class.getName(),
                dir.toString())
            .redirectError(dir.resolve("stderr").toFile())
            .start();
    try (BufferedReader said = process.inputReader()) {
      assertThat(said.readLine())
          .as(() -> "stderr in " + dir.resolve("stderr"))
          .isEqualTo(RebuildingProcess.HALF_WAY);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
