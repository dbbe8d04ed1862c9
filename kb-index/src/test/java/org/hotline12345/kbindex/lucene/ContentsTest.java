package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12345.knowledge.TestArticles.DAY;
import static org.hotline12345.knowledge.TestArticles.article;
import static org.hotline12345.knowledge.TestArticles.inRegion;
import static org.hotline12345.knowledge.TestArticles.valid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Indexed;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.wording.WordBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The index tells what it holds, from what it holds. */
class ContentsTest {
  private static final KnowledgeArticle BASE =
      article("card", "居民身份证补领", "到派出所申请补领。\n\n## 费用\n四十元。").stored(2, 2);

  @TempDir Path dir;

  private static List<KnowledgeArticle> articles() {
    return IntStream.range(0, 40)
        .mapToObj(i -> article("a" + i, "第" + i + "号办法", "内容" + i + "。\n\n## 材料\n表格" + i))
        .toList();
  }

  @Test
  void equalWhateverTheHistoryAndTheSegments() {
    List<KnowledgeArticle> shuffled = new ArrayList<>(articles());
    Collections.reverse(shuffled);
    try (LuceneKnowledgeIndex index = LuceneKnowledgeIndex.open(dir, null, () -> WordBook.EMPTY)) {
      long revision = 0;
      for (KnowledgeArticle article : shuffled) {
        index.apply(List.of(article("a3", "错的", "错的"), article), ++revision);
      }
      index.apply(List.of(article("a3", "第3号办法", "内容3。\n\n## 材料\n表格3")), ++revision);
      index.apply(List.of(article("gone", "下架", "下架").withState(ArticleState.WITHDRAWN)), 50);
      List<Indexed> held = index.contents();
      assertThat(held).isEqualTo(index.expected(articles())).hasSize(40);
      index.rebuild(articles().stream(), 40, 50, (done, total) -> {});
      assertThat(index.contents()).isEqualTo(held);
    }
  }

  static List<KnowledgeArticle> changedInOnePlace() {
    return List.of(
        article("card", "居民身份证补办", "到派出所申请补领。\n\n## 费用\n四十元。").stored(2, 2),
        article("card", "居民身份证补领", "到派出所申请补领。\n\n## 费用\n二十元。").stored(2, 2),
        article("card", "居民身份证补领", "到派出所申请补领。\n\n## 收费\n四十元。").stored(2, 2),
        BASE.stored(3, 2),
        inRegion(BASE, "331121"),
        valid(BASE, BASE.validFrom().plusDays(1), DAY),
        valid(BASE, BASE.validFrom(), DAY));
  }

  @ParameterizedTest
  @MethodSource("changedInOnePlace")
  void anyDifferenceShows(KnowledgeArticle other) {
    try (LuceneKnowledgeIndex index = LuceneKnowledgeIndex.open(dir, null, () -> WordBook.EMPTY)) {
      assertThat(index.expected(List.of(BASE))).isEqualTo(index.expected(List.of(BASE)));
      assertThat(index.expected(List.of(other))).isNotEqualTo(index.expected(List.of(BASE)));
    }
  }

  @Test
  void vectorsCountAndAreRepeatable() {
    try (LuceneKnowledgeIndex index =
            LuceneKnowledgeIndex.open(dir, EmbeddingModels.bgeSmallZh(), () -> WordBook.EMPTY);
        LuceneKnowledgeIndex words =
            LuceneKnowledgeIndex.open(dir.resolve("words"), null, () -> WordBook.EMPTY)) {
      List<Indexed> expected = index.expected(List.of(BASE));
      index.apply(List.of(articles().getFirst(), BASE, articles().getLast()), 2);
      assertThat(index.contents()).containsAll(expected);
      assertThat(words.expected(List.of(BASE))).isNotEqualTo(expected);
    }
  }
}
