package org.hotline12345.channels.wiring;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.file.Path;
import java.time.Clock;
import org.hotline12345.durability.Transactions;
import org.hotline12345.kbindex.files.ArticleFiles;
import org.hotline12345.kbindex.files.ReadArticles;
import org.hotline12345.kbindex.lucene.LuceneKnowledgeIndex;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.ImportSummary;
import org.hotline12345.knowledge.IndexKeeper;
import org.hotline12345.knowledge.KnowledgeDesk;
import org.hotline12345.knowledge.StarterKnowledge;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiArticles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Articles, their index and the desk over both. */
public record KnowledgeParts(
    Articles articles,
    LuceneKnowledgeIndex index,
    IndexKeeper keeper,
    KnowledgeDesk desk,
    StarterKnowledge starter) {
  private static final Logger LOG = LoggerFactory.getLogger(KnowledgeParts.class);

  static KnowledgeParts open(
      Path folder,
      Database database,
      Transactions transactions,
      EmbeddingModel model,
      Clock clock) {
    Articles articles = new JdbiArticles(database);
    LuceneKnowledgeIndex index = LuceneKnowledgeIndex.open(folder, model);
    IndexKeeper keeper = new IndexKeeper(articles, index, clock);
    return new KnowledgeParts(
        articles,
        index,
        keeper,
        new KnowledgeDesk(articles, transactions, keeper, clock),
        new StarterKnowledge(articles, transactions, clock));
  }

  /** Brings in what this release ships and the index up to date. */
  void prepare(String release) {
    ReadArticles shipped = ArticleFiles.starter();
    if (!shipped.problems().isEmpty()) {
      throw new IllegalStateException("starter knowledge: " + shipped.problems());
    }
    ImportSummary summary = starter.load(shipped.articles(), release);
    if (summary.added() > 0) {
      LOG.info("indexing {} articles of the starter knowledge", summary.added());
    }
    keeper.catchUp();
  }
}
