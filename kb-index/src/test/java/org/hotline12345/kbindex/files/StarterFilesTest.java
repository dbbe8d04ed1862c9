package org.hotline12345.kbindex.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotline12345.organisation.Place;
import org.junit.jupiter.api.Test;

/** The starter knowledge of this release, all of it. */
class StarterFilesTest {
  private final ReadArticles starter = ArticleFiles.starter();

  @Test
  void everyArticleIsRightAndEveryQuestionBelongsToOne() {
    assertThat(starter.problems()).isEmpty();
    assertThat(starter.articles()).hasSizeGreaterThanOrEqualTo(150);
  }

  @Test
  void everyArticleIsFoundInManyWaysAndCanBeReviewed() {
    assertThat(starter.articles())
        .allSatisfy(
            article -> {
              assertThat(article.questions()).as(article.id()).hasSizeGreaterThanOrEqualTo(4);
              assertThat(article.reviewBy()).as(article.id()).isNotNull();
              assertThat(article.region()).as(article.id()).startsWith(Place.CITY.substring(0, 4));
              assertThat(article.body().length()).as(article.id()).isBetween(100, 1500);
            });
  }
}
