package org.hotline12345.models.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hotline12345.models.catalogue.ModelCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingModelsTest {
  @TempDir Path dir;

  @Test
  void meaningDecidesAboutNearness() {
    EmbeddingModel model = EmbeddingModels.bgeSmallZh();
    Embedding asked = model.embed("身份证掉了怎么办").content();
    assertThat(CosineSimilarity.between(asked, model.embed("身份证丢失如何补领").content()))
        .isGreaterThan(0.15 + CosineSimilarity.between(asked, model.embed("公积金贷款额度是多少").content()));
    assertThat(asked.dimension()).isEqualTo(model.dimension()).isEqualTo(512);
    assertThat(EmbeddingModels.bgeSmallZh()).isSameAs(model);
    assertThat(model.modelName()).isEqualTo(EmbeddingModels.BGE_SMALL_ZH);
  }

  @Test
  void manyThreadsGetTheSameVectorsAsOne() {
    EmbeddingModel model = EmbeddingModels.bgeSmallZh();
    List<String> texts = IntStream.range(0, 24).mapToObj(i -> "第" + i + "条路灯坏了").toList();
    List<float[]> alone = texts.stream().map(t -> model.embed(t).content().vector()).toList();
    List<float[]> together =
        texts.parallelStream().map(t -> model.embed(t).content().vector()).toList();
    for (int i = 0; i < texts.size(); i++) {
      assertThat(
              CosineSimilarity.between(
                  Embedding.from(together.get(i)), Embedding.from(alone.get(i))))
          .isGreaterThan(0.9999);
    }
  }

  @Test
  void unchangedTextIsNotEmbeddedAgainAndQuestionsAreNotWrittenDown() {
    Counting counting = new Counting(EmbeddingModels.bgeSmallZh());
    List<TextSegment> texts =
        List.of(TextSegment.from("甲"), TextSegment.from("乙"), TextSegment.from("甲"));
    List<float[]> first;
    try (EmbeddingCache cache = new EmbeddingCache(dir.resolve("v"), 512)) {
      CachedEmbeddingModel cached = new CachedEmbeddingModel(counting, cache);
      first = vectors(cached.embedAll(texts));
      cached.embed("谁在问");
      assertThat(cache.size()).isEqualTo(2);
    }
    assertThat(counting.embedded).containsExactly("甲", "乙");
    try (EmbeddingCache cache = new EmbeddingCache(dir.resolve("v"), 512)) {
      List<float[]> second = vectors(new CachedEmbeddingModel(counting, cache).embedAll(texts));
      assertThat(second.get(1)).containsExactly(first.get(1));
      assertThat(second.get(2)).containsExactly(first.get(0));
    }
    assertThat(counting.embedded).hasSize(2);
  }

  @Test
  void theFilesAreTheOnesOfTheCatalogue() {
    ModelCatalogue catalogue = ModelCatalogue.shipped();
    assertThat(catalogue.verify(catalogue.entry(EmbeddingModels.BGE_SMALL_ZH))).isEmpty();
    assertThat(catalogue.entries()).allSatisfy(entry -> assertThat(entry.licence()).isNotBlank());
  }

  private static List<float[]> vectors(Response<List<Embedding>> response) {
    return response.content().stream().map(Embedding::vector).toList();
  }

  private static final class Counting implements EmbeddingModel {
    final EmbeddingModel inner;
    final List<String> embedded = new ArrayList<>();

    Counting(EmbeddingModel inner) {
      this.inner = inner;
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
      segments.forEach(segment -> embedded.add(segment.text()));
      return inner.embedAll(segments);
    }

    @Override
    public Response<Embedding> embed(String text) {
      return inner.embed(text);
    }
  }
}
