package org.hotline12345.models.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hotline12345.models.embedding.CachedEmbeddingModel;
import org.hotline12345.models.embedding.EmbeddingCache;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.DutyExamples;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.DutyModel;
import org.hotline12345.organisation.Gazetteer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayOneTest {
  private final DayOne dayOne = DayOne.shipped(EmbeddingModels.bgeSmallZh());

  @Test
  void theShippedModelWasLearnedFromTheShippedSentences() {
    DutyList duties = DutyList.shipped(Departments.shipped(Gazetteer.shipped()));
    assertThat(dayOne.source())
        .as("run DutyModelTrainingTest after changing duty_examples.tsv")
        .isEqualTo(DayOne.hash(DutyExamples.shipped(duties)));
  }

  @ParameterizedTest
  @CsvSource({
    "夜里灯杆上一盏都没亮, CG-14",
    "干了四个月老板一分钱都不发, LD-01",
    "楼上漏下来的水把我家天花板泡坏了, ZJ-06",
  })
  void findsTheClauseByMeaning(String said, String clause) {
    assertThat(dayOne.clauses(said).getFirst().label()).isEqualTo(clause);
  }

  @Test
  void aMessageIsEmbeddedOnceHoweverOftenItIsAsked(@TempDir Path folder) {
    Counting counting = new Counting();
    try (EmbeddingCache cache =
        new EmbeddingCache(folder.resolve("vectors"), counting.dimension())) {
      LearnedDuties duties =
          new LearnedDuties(DayOne.shipped(new CachedEmbeddingModel(counting, cache)));
      DutyModel.Opinion first = duties.opinion("夜里灯杆上一盏都没亮");
      assertThat(duties.opinion(" 夜里灯杆上一盏都没亮").clauses()).isEqualTo(first.clauses());
      assertThat(counting.asked).containsExactly("夜里灯杆上一盏都没亮");
    }
  }

  /** The real model, with a list of what it was asked. */
  private static final class Counting implements EmbeddingModel {
    private final List<String> asked = new ArrayList<>();

    @Override
    public Response<Embedding> embed(String text) {
      asked.add(text);
      return EmbeddingModels.bgeSmallZh().embed(text);
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
      return EmbeddingModels.bgeSmallZh().embedAll(texts);
    }

    @Override
    public int dimension() {
      return EmbeddingModels.bgeSmallZh().dimension();
    }

    @Override
    public String modelName() {
      return EmbeddingModels.BGE_SMALL_ZH;
    }
  }
}
