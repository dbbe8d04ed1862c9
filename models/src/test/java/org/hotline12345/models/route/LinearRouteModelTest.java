package org.hotline12345.models.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.understanding.Route;
import org.hotline12345.understanding.RouteExamples;
import org.hotline12345.understanding.RouteModel.Opinion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearRouteModelTest {

  private final LinearRouteModel model = LinearRouteModel.shipped(EmbeddingModels.bgeSmallZh());

  @Test
  void theShippedModelWasLearnedFromTheShippedExamples() {
    assertThat(model.sources())
        .as("run RouteModelTrainingTest after changing the examples")
        .containsOnly(RouteModelTrainer.hash(RouteExamples.shipped()));
  }

  @ParameterizedTest
  @CsvSource({
    "菜场门口的下水道一直往外冒脏水, ORDER",
    "公积金怎么提取, QUESTION",
    "我之前报的那件事有下文了吗, PROGRESS",
    "给我接个真人, HANDOFF",
  })
  void hearsTheRoute(String text, Route route) {
    assertThat(model.opinions(text).getFirst().route()).isEqualTo(route);
  }

  @ParameterizedTest
  @CsvSource({
    "有个男的趴在路边一动不动嘴里吐白沫, 120",
    "隔壁阳台在往外冒烟火星掉下来了, 119",
    "菜场门口的下水道一直往外冒脏水, ''",
    "公积金怎么提取, ''",
  })
  void hearsEmergenciesInOtherWords(String text, String target) {
    assertThat(model.emergencies(text).getFirst().target()).isEqualTo(target);
  }

  @Test
  void probabilitiesSumToOne() {
    List<Opinion> opinions = model.opinions("随便说一句");
    assertThat(opinions.stream().mapToDouble(Opinion::probability).sum())
        .isCloseTo(1, within(1e-9));
  }
}
