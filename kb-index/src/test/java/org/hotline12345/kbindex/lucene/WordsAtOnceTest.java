package org.hotline12345.kbindex.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12345.knowledge.TestArticles.DAY;
import static org.hotline12345.knowledge.TestArticles.article;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.Overlay;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.knowledge.Retriever;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.wording.WordBook;
import org.hotline12345.wording.WordEntry;
import org.hotline12345.wording.WordKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What editors write into the word book finds articles with the very next question. */
class WordsAtOnceTest {
  private static final List<KnowledgeArticle> ARTICLES =
      List.of(
          article("card", "市民卡挂失补办", "市民卡遗失后可在市民卡服务网点补办。"),
          article("bus", "公交卡年审", "老年公交卡每年审验一次。"),
          article("bank", "银行卡冻结", "银行卡被冻结请联系发卡银行。"),
          article("tea", "浙江省茶叶补贴", "浙江省对茶园给予补贴。"),
          article("tea-fj", "福建省茶叶补贴", "福建省对茶园给予补贴。"),
          article("mushroom", "庆元县香菇补贴", "庆元县对香菇种植给予补贴。"),
          article("shrimp", "青虾养殖", "青虾养殖须办理养殖证。"));

  @TempDir Path dir;
  private final AtomicReference<WordBook> book = new AtomicReference<>(WordBook.EMPTY);
  private LuceneKnowledgeIndex index;

  @BeforeEach
  void open() {
    index = LuceneKnowledgeIndex.open(dir, EmbeddingModels.bgeSmallZh(), book::get);
    index.apply(ARTICLES, ARTICLES.size());
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void aSynonymFindsAndLiftsTheArticle() {
    Hit before = hitOf(index, "社保卡不见了", "card");

    save(entry(WordKind.SYNONYM, null, "社保卡", "市民卡"));

    Hit after = hitOf(index, "社保卡不见了", "card");
    assertThat(first(index, "社保卡不见了")).isEqualTo("card");
    assertThat(after.lexical()).isEqualTo(1);
    assertThat(after.cosine()).isGreaterThan(before.cosine() + 0.05);
  }

  @Test
  void aCorrectionIsSearchedForInsteadOfWhatWasWritten() {
    assertThat(hitOf(index, "浙将茶园", "tea").lexical())
        .isEqualTo(hitOf(index, "浙将茶园", "tea-fj").lexical());

    save(entry(WordKind.CORRECTION, "浙江", "浙将"));

    assertThat(first(index, "浙将茶园")).isEqualTo("tea");
    assertThat(index.retrieve(query("浙将茶园"))).isEqualTo(index.retrieve(query("浙江茶园")));
  }

  @Test
  void aKnownWordCountsOnceMoreWhereItStandsWhole() {
    KnowledgeArticle apart = article("apart", "市民服务", "市民可以用卡付民卡费，市民请看。");
    KnowledgeArticle whole = article("whole", "市民服务", "可以用市民卡付各种费用，大家请看。");
    index.apply(List.of(apart, whole), 99);
    double before = ratio();

    save(entry(WordKind.SYNONYM, null, "市民卡", "丽水一卡通"));

    assertThat(ratio()).isLessThan(before);
  }

  private double ratio() {
    return hitOf(index, "市民卡", "apart").lexical() / hitOf(index, "市民卡", "whole").lexical();
  }

  @Test
  void aDeletedWordNoLongerCounts() {
    List<Hit> before = index.retrieve(query("社保卡不见了"));
    save(entry(WordKind.SYNONYM, null, "社保卡", "市民卡"));
    assertThat(index.retrieve(query("社保卡不见了"))).isNotEqualTo(before);

    book.set(WordBook.EMPTY);

    assertThat(index.retrieve(query("社保卡不见了"))).isEqualTo(before);
  }

  @Test
  void aSnapshotKeepsTheWordsOfItsTime() {
    WordBook then = WordBook.of(List.of(entry(WordKind.CORRECTION, "浙江", "浙将")), List.of());
    try (Overlay snapshot =
        index.snapshot(Stream.of(ARTICLES.toArray(KnowledgeArticle[]::new)), then)) {
      save(entry(WordKind.CORRECTION, "福建", "浙将"));

      assertThat(first(snapshot, "浙将茶园")).isEqualTo("tea");
      assertThat(first(index, "浙将茶园")).isEqualTo("tea-fj");
    }
  }

  private void save(WordEntry entry) {
    book.set(WordBook.of(List.of(entry), List.of("庆元县")));
  }

  private static String first(Retriever retriever, String text) {
    return retriever.retrieve(query(text)).getFirst().passage().articleId();
  }

  private static Hit hitOf(Retriever retriever, String text, String id) {
    return retriever.retrieve(query(text)).stream()
        .filter(hit -> hit.passage().articleId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static RetrievalQuery query(String text) {
    return new RetrievalQuery(text, "331100", DAY, 10);
  }

  private static WordEntry entry(WordKind kind, String target, String... terms) {
    return new WordEntry("w", 1, kind, List.of(terms), target, List.of(), "");
  }
}
