package org.hotline12345.kbindex.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.hotline12345.knowledge.KnowledgeArticle;

/** What one gets from Lucene out of the box: one field of title and text, one analyser. */
final class PlainBm25 {
  private static final String TEXT = "text";
  private static final String ID = "id";

  private PlainBm25() {}

  static RankScores score(
      Analyzer analyzer, List<KnowledgeArticle> articles, List<Question> questions)
      throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (KnowledgeArticle article : articles) {
          Document document = new Document();
          document.add(new StoredField(ID, article.id()));
          String text = article.title() + "\n" + article.body();
          document.add(new TextField(TEXT, text, Field.Store.NO));
          writer.addDocument(document);
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        RankScores.Tally tally = new RankScores.Tally();
        for (Question question : questions) {
          tally.add(question.rankIn(search(searcher, analyzer, question.text())));
        }
        return tally.scores();
      }
    }
  }

  private static List<String> search(IndexSearcher searcher, Analyzer analyzer, String question)
      throws IOException {
    Query query = new QueryBuilder(analyzer).createBooleanQuery(TEXT, question);
    List<String> found = new ArrayList<>();
    if (query != null) {
      for (ScoreDoc hit : searcher.search(query, 10).scoreDocs) {
        found.add(searcher.storedFields().document(hit.doc).get(ID));
      }
    }
    return found;
  }
}
