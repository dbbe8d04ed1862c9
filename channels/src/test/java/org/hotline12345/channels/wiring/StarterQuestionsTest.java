package org.hotline12345.channels.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.organisation.Place;
import org.junit.jupiter.api.Test;

/** Two articles that own one matter take each other's questions away. */
class StarterQuestionsTest {
  private static final double SHARE = 0.995;

  /** A question and the article it was written for. */
  private record Sample(String question, String article) {}

  @Test
  void aSampleQuestionFindsItsOwnArticleFirst() {
    try (TestHotline hotline = TestHotline.open()) {
      KnowledgeParts knowledge = hotline.hotline().knowledge();
      LocalDate today = LocalDate.now(hotline.clock());
      List<Sample> samples =
          knowledge.articles().list(Articles.Filter.all()).stream()
              .flatMap(StarterQuestionsTest::samples)
              .toList();
      List<Sample> lost =
          samples.parallelStream()
              .filter(
                  sample -> {
                    List<Hit> hits =
                        knowledge
                            .index()
                            .retrieve(new RetrievalQuery(sample.question(), Place.CITY, today, 1));
                    return hits.isEmpty()
                        || !hits.getFirst().passage().articleId().equals(sample.article());
                  })
              .toList();
      assertThat(samples).hasSizeGreaterThan(1000);
      assertThat(lost.size()).as("%s", lost).isLessThan((int) (samples.size() * (1 - SHARE)));
    }
  }

  private static Stream<Sample> samples(KnowledgeArticle article) {
    return article.questions().stream().map(question -> new Sample(question, article.id()));
  }
}
