package org.hotline12345.models.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.understanding.RouteExamples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Learns the shipped model anew. Run after every change of the examples, from the top folder:
 *
 * <pre>mvn -pl models -am test -Dtest=RouteModelTrainingTest -Dtest.excludedGroups=none
 * -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@Tag("train")
class RouteModelTrainingTest {

  @Test
  void learnsTheShippedModelAnew() throws Exception {
    LinearRouteModel.Learned learned =
        new RouteModelTrainer(EmbeddingModels.bgeSmallZh()).learn(RouteExamples.shipped());
    Path file = Path.of("src/main/resources/org/hotline12345/models/route", LinearRouteModel.FILE);
    try (OutputStream out = Files.newOutputStream(file)) {
      LinearRouteModel.write(learned, out);
    }
    assertThat(Files.size(file)).isGreaterThan(10_000);
  }
}
