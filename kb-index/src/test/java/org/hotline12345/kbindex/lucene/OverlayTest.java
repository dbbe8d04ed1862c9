package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotline12345.knowledge.TestArticles.DAY;
import static org.hotline12345.knowledge.TestArticles.article;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.Overlay;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.knowledge.Retriever;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.wording.WordBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes to try things on, beside the one citizens are answered from. */
class OverlayTest {
  private static final KnowledgeArticle CARD = article("card", "居民身份证补领", "到派出所申请补领。");
  private static final KnowledgeArticle FUND = article("fund", "住房公积金提取", "租房可以提取公积金。");
  private static final KnowledgeArticle BUS = article("bus", "公交卡办理", "到公交公司窗口办理。");

  @TempDir Path dir;
  private LuceneKnowledgeIndex index;

  @BeforeEach
  void open() {
    index = LuceneKnowledgeIndex.open(dir, EmbeddingModels.bgeSmallZh(), () -> WordBook.EMPTY);
    index.apply(List.of(CARD), 1);
    index.apply(List.of(FUND, BUS), 3);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private static List<String> found(Retriever retriever, String question) {
    return hits(retriever, question).stream()
        .map(hit -> hit.passage().articleId() + " v" + hit.passage().version())
        .toList();
  }

  private static List<Hit> hits(Retriever retriever, String question) {
    return retriever.retrieve(new RetrievalQuery(question, "331100", DAY, 10));
  }

  @Test
  void showsTheChangesAndLeavesTheLiveIndexAlone() {
    List<Hit> before = hits(index, "公积金怎么提取");
    KnowledgeArticle edited = article("fund", "住房公积金提取", "加装电梯也可以提取。").stored(7, 9);
    KnowledgeArticle added = article("ring", "婚姻登记", "带户口簿到婚姻登记处。");
    try (Overlay overlay =
        index.with(List.of(edited, BUS.withState(ArticleState.WITHDRAWN), added))) {
      assertThat(found(overlay, "加装电梯")).startsWith("fund v7").doesNotContain("fund v0");
      assertThat(found(overlay, "公交卡")).doesNotContain("bus v0");
      assertThat(found(overlay, "结婚登记要带什么")).startsWith("ring v0");
      assertThat(found(overlay, "身份证丢了")).startsWith("card v0");
    }
    assertThat(hits(index, "公积金怎么提取")).isEqualTo(before);
    assertThat(found(index, "公交卡")).startsWith("bus v0");
    assertThat(index.revision()).isEqualTo(3);
  }

  @Test
  void ranksAsTheLiveIndexWillAfterTheChanges() {
    List<KnowledgeArticle> changes =
        List.of(
            article("fund", "住房公积金提取和贷款", "买房可以贷款，租房可以提取。").stored(2, 4),
            article("loan", "住房公积金贷款", "连续缴存六个月可以贷款。").stored(1, 5));
    List<String> promised;
    try (Overlay overlay = index.with(changes)) {
      promised = found(overlay, "公积金贷款要什么条件");
    }
    index.apply(changes, 5);
    assertThat(promised).isEqualTo(found(index, "公积金贷款要什么条件")).hasSize(4);
  }

  @Test
  void staysAsItWasWhateverBecomesOfTheLiveIndex() {
    try (Overlay overlay = index.with(List.of(article("fund", "住房公积金提取", "改了。").stored(2, 4)))) {
      List<Hit> before = hits(overlay, "身份证丢了");
      index.apply(List.of(CARD.withState(ArticleState.WITHDRAWN)), 5);
      index.rebuild(Stream.of(BUS), 1, 6, (done, total) -> {});
      assertThat(hits(overlay, "身份证丢了")).isEqualTo(before).hasSize(3);
    }
  }

  @Test
  void aSnapshotKnowsItsOwnArticlesOnly() {
    Stream<KnowledgeArticle> then =
        Stream.of(
            article("fund", "住房公积金提取", "当年只有买房可以提取。").stored(1, 1),
            article("old", "暂住证办理", "到派出所办理暂住证。"),
            article("draft", "公积金草稿", "公积金").withState(ArticleState.DRAFT));
    try (Overlay snapshot = index.snapshot(then, WordBook.EMPTY)) {
      assertThat(found(snapshot, "公积金提取")).containsExactly("fund v1", "old v0");
      assertThat(hits(snapshot, "公积金提取").getFirst().passage().text()).contains("只有买房");
    }
    assertThat(found(index, "公积金提取")).startsWith("fund v0").doesNotContain("old v0");
  }

  @Test
  void refusesToSearchWhenClosed() {
    Overlay overlay = index.with(List.of());
    assertThat(found(overlay, "公交卡")).isEqualTo(found(index, "公交卡"));
    overlay.close();
    overlay.close();
    assertThatThrownBy(() -> found(overlay, "公交卡")).hasMessage("the overlay is closed");
  }
}
