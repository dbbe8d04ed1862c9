package org.hotline12345.channels.wiring;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.hotline12345.durability.Transactions;
import org.hotline12345.kbindex.files.ArticleFiles;
import org.hotline12345.kbindex.files.ReadArticles;
import org.hotline12345.kbindex.files.StarterQuestions;
import org.hotline12345.kbindex.lucene.LuceneKnowledgeIndex;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.Attachments;
import org.hotline12345.knowledge.ImportSummary;
import org.hotline12345.knowledge.IndexKeeper;
import org.hotline12345.knowledge.KeptQuestionStore;
import org.hotline12345.knowledge.KeptQuestions;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.KnowledgeDesk;
import org.hotline12345.knowledge.PublicationChecks;
import org.hotline12345.knowledge.Publishing;
import org.hotline12345.knowledge.StarterKnowledge;
import org.hotline12345.knowledge.ValiditySweep;
import org.hotline12345.security.AuditLog;
import org.hotline12345.store.Database;
import org.hotline12345.store.JdbiArticles;
import org.hotline12345.store.JdbiAttachments;
import org.hotline12345.store.JdbiKeptQuestions;
import org.hotline12345.wording.WordBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Articles, their index and the desk over both. */
public record KnowledgeParts(
    Articles articles,
    LuceneKnowledgeIndex index,
    IndexKeeper keeper,
    KnowledgeDesk desk,
    StarterKnowledge starter,
    ValiditySweep sweep,
    KeptQuestions questions,
    PublicationChecks checks,
    Attachments attachments,
    Publishing publishing) {
  /** A request that waits longer looks stuck. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(KnowledgeParts.class);

  static KnowledgeParts open(
      Path folder,
      Database database,
      Transactions transactions,
      AuditLog audit,
      EmbeddingModel model,
      Supplier<WordBook> words,
      Clock clock) {
    Articles articles = new JdbiArticles(database);
    LuceneKnowledgeIndex index = LuceneKnowledgeIndex.open(folder, model, words);
    IndexKeeper keeper = new IndexKeeper(articles, index, clock);
    KnowledgeDesk desk = new KnowledgeDesk(articles, transactions, keeper, clock);
    KeptQuestionStore kept = new JdbiKeptQuestions(database);
    KeptQuestions questions = new KeptQuestions(kept, articles, index, transactions, clock);
    PublicationChecks checks = new PublicationChecks(kept, articles, index, words, clock);
    return new KnowledgeParts(
        articles,
        index,
        keeper,
        desk,
        new StarterKnowledge(articles, transactions, clock),
        new ValiditySweep(articles, transactions, keeper, clock),
        questions,
        checks,
        new Attachments(new JdbiAttachments(database), transactions, clock),
        new Publishing(desk, checks, audit, PATIENCE));
  }

  /**
   * The articles of this release.
   *
   * @throws IllegalStateException listing what is wrong with them
   */
  static List<KnowledgeArticle> shipped() {
    ReadArticles shipped = ArticleFiles.starter();
    if (!shipped.problems().isEmpty()) {
      throw new IllegalStateException("starter knowledge: " + shipped.problems());
    }
    return shipped.articles();
  }

  /** Brings in articles of a release, and calendar and index up to date. */
  void prepare(List<KnowledgeArticle> shipped, String release) {
    ImportSummary summary = starter.load(shipped, release);
    if (summary.added() > 0) {
      LOG.info("indexing {} articles of the starter knowledge", summary.added());
    }
    questions.load(StarterQuestions.shipped());
    sweep.run();
    keeper.catchUp();
  }
}
