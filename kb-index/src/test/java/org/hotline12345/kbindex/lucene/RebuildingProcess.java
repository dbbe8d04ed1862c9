package org.hotline12345.kbindex.lucene;

import static org.hotline12345.knowledge.TestArticles.article;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.models.embedding.CachedEmbeddingModel;
import org.hotline12345.models.embedding.EmbeddingCache;
import org.hotline12345.wording.WordBook;

/** Rebuilds an index, then rebuilds it once more and stops half way, waiting to be killed. */
final class RebuildingProcess {
  static final int ARTICLES = 400;
  static final String HALF_WAY = "half way";

  private RebuildingProcess() {}

  static List<KnowledgeArticle> edition(int number) {
    return IntStream.range(0, ARTICLES)
        .mapToObj(i -> article("a" + i, "第" + number + "版第" + i + "号办法", "内容" + number + "之" + i))
        .toList();
  }

  static LuceneKnowledgeIndex open(Path folder, EmbeddingCache cache, CountingModel model) {
    return LuceneKnowledgeIndex.open(
        folder.resolve("index"), new CachedEmbeddingModel(model, cache), () -> WordBook.EMPTY);
  }

  static EmbeddingCache cache(Path folder) {
    return new EmbeddingCache(folder.resolve("vectors"), CountingModel.DIMENSION);
  }

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    LuceneKnowledgeIndex index = open(folder, cache(folder), new CountingModel());
    index.rebuild(edition(1).stream(), ARTICLES, 1, (done, total) -> {});
    index.rebuild(
        edition(2).stream(),
        ARTICLES,
        2,
        (done, total) -> {
          if (done >= ARTICLES / 2) {
            System.out.println(HALF_WAY);
            waitForever();
          }
        });
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
