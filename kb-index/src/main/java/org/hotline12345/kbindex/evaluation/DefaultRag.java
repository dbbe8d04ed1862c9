package org.hotline12345.kbindex.evaluation;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.EmbeddingStoreIngestor;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hotline12345.knowledge.KnowledgeArticle;

/**
 * What one gets from langchain4j out of the box: its recursive splitter (300 characters, 30 of them
 * overlapping, as in its own starter), its store in memory, its retriever, and the same model.
 */
final class DefaultRag {
  private static final String ID = "id";
  private static final int SEGMENT = 300;
  private static final int OVERLAP = 30;

  /** Segments asked for, so that ten different documents are among them. */
  private static final int SEGMENTS = 60;

  private DefaultRag() {}

  static RankScores score(
      EmbeddingModel model, List<KnowledgeArticle> articles, List<Question> questions) {
    InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
    EmbeddingStoreIngestor.builder()
        .documentSplitter(DocumentSplitters.recursive(SEGMENT, OVERLAP))
        .embeddingModel(model)
        .embeddingStore(store)
        .build()
        .ingest(articles.stream().map(DefaultRag::document).toList());
    EmbeddingStoreContentRetriever retriever =
        EmbeddingStoreContentRetriever.builder()
            .embeddingStore(store)
            .embeddingModel(model)
            .maxResults(SEGMENTS)
            .build();
    RankScores.Tally tally = new RankScores.Tally();
    for (Question question : questions) {
      Set<String> found = new LinkedHashSet<>();
      for (Content content : retriever.retrieve(Query.from(question.text()))) {
        found.add(String.valueOf(content.textSegment().metadata().getString(ID)));
      }
      tally.add(question.rankIn(List.copyOf(found)));
    }
    return tally.scores();
  }

  private static Document document(KnowledgeArticle article) {
    return Document.from(article.title() + "\n" + article.body(), Metadata.from(ID, article.id()));
  }
}
