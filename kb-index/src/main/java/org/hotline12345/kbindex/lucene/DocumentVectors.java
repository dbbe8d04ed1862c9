package org.hotline12345.kbindex.lucene;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.VectorUtil;

/** Vectors for blocks of articles, all of length 1. */
final class DocumentVectors {
  private DocumentVectors() {}

  /** Every text of the blocks with its vector; equal texts are embedded once. */
  static Map<String, float[]> of(EmbeddingModel model, List<ArticleBlock> blocks) {
    Set<String> texts = new LinkedHashSet<>();
    blocks.forEach(block -> texts.addAll(block.texts()));
    List<String> ordered = List.copyOf(texts);
    List<Embedding> embeddings =
        model.embedAll(ordered.stream().map(TextSegment::from).toList()).content();
    Map<String, float[]> vectors = new HashMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      vectors.put(ordered.get(i), VectorUtil.l2normalize(embeddings.get(i).vector(), false));
    }
    return vectors;
  }
}
