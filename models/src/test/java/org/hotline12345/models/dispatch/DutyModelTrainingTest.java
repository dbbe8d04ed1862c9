package org.hotline12345.models.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.DutyExamples;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.Gazetteer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Learns the shipped day-one model anew. Run after every change of duty_examples.tsv, from the top
 * folder:
 *
 * <pre>mvn -pl models -am test -Dtest=DutyModelTrainingTest -Dtest.excludedGroups=none
 * -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@Tag("train")
class DutyModelTrainingTest {

  @Test
  void learnsTheShippedModelAnew() throws Exception {
    DutyList duties = DutyList.shipped(Departments.shipped(Gazetteer.shipped()));
    DayOne learned = DayOne.learn(EmbeddingModels.bgeSmallZh(), DutyExamples.shipped(duties));
    Path file = Path.of("src/main/resources/org/hotline12345/models/dispatch", DayOne.FILE);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      learned.write(out);
    }
    assertThat(Files.size(file)).isGreaterThan(100_000);
  }
}
