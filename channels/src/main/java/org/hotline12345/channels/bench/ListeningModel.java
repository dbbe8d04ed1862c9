package org.hotline12345.channels.bench;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;

/** Notes the texts that are embedded, so that the same can be embedded once more. */
record ListeningModel(EmbeddingModel model, List<TextSegment> heard) implements EmbeddingModel {
  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    heard.addAll(segments);
    return model.embedAll(segments);
  }

  @Override
  public String modelName() {
    return model.modelName();
  }
}
