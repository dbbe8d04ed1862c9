package org.hotline12345.models.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.DutyExamples;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.Gazetteer;
import org.junit.jupiter.api.Test;
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
}
