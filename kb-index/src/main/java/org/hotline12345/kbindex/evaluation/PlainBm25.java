package org.hotline12345.kbindex.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final int FOUND = 10;

  private PlainBm25() {}

  static RankScores score(
      Analyzer analyzer, List<KnowledgeArticle> articles, List<Question> questions)
      throws IOException {
    RankScores.Tally tally = new RankScores.Tally();
    List<Map<String, Float>> scores = scores(analyzer, articles, questions);
    for (int i = 0; i < questions.size(); i++) {
      tally.add(questions.get(i).rankIn(scores.get(i).keySet().stream().limit(FOUND).toList()));
    }
    return tally.scores();
  }

  /** For each question the articles with any of its terms, best first, with their scores. */
  static List<Map<String, Float>> scores(
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
        List<Map<String, Float>> all = new ArrayList<>();
        for (Question question : questions) {
          all.add(search(searcher, analyzer, question.text(), articles.size()));
        }
        return all;
      }
    }
  }

  private static Map<String, Float> search(
      IndexSearcher searcher, Analyzer analyzer, String question, int most) throws IOException {
    Query query = new QueryBuilder(analyzer).createBooleanQuery(TEXT, question);
    Map<String, Float> found = new LinkedHashMap<>();
    if (query != null) {
      for (ScoreDoc hit : searcher.search(query, Math.max(1, most)).scoreDocs) {
        found.put(searcher.storedFields().document(hit.doc).get(ID), hit.score);
      }
    }
    return found;
  }
}
