package org.hotline12345.models.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hotline12345.models.embedding.CachedEmbeddingModel;
import org.hotline12345.models.embedding.EmbeddingCache;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.understanding.RouteExamples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Learns the shipped models anew. Run after every change of the examples, from the top folder:
 *
 * <pre>mvn -pl models -am test -Dtest=RouteModelTrainingTest -Dtest.excludedGroups=none
 * -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@Tag("train")
class RouteModelTrainingTest {

  @Test
  void learnsTheShippedModelsAnew() throws Exception {
    try (EmbeddingCache cache = new EmbeddingCache(Path.of("target", "learning.cache"), 512)) {
      RouteModelTrainer trainer =
          new RouteModelTrainer(new CachedEmbeddingModel(EmbeddingModels.bgeSmallZh(), cache));
      keep(LinearRouteModel.ROUTES, trainer.routes(RouteExamples.shipped()));
      keep(LinearRouteModel.EMERGENCIES, trainer.emergencies(RouteExamples.shipped()));
    }
  }

  private static void keep(String name, LinearModel model) throws Exception {
    Path file = Path.of("src/main/resources/org/hotline12345/models/route", name);
    try (OutputStream out = Files.newOutputStream(file)) {
      model.write(out);
    }
    assertThat(Files.size(file)).isGreaterThan(10_000);
  }
}
