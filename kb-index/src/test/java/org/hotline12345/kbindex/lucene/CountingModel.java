package org.hotline12345.kbindex.lucene;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A real function from text to vector without meaning, which costs nothing and counts its work. */
final class CountingModel implements EmbeddingModel {
  static final int DIMENSION = 16;

  private final AtomicInteger embedded = new AtomicInteger();

  int embedded() {
    return embedded.get();
  }

  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    return Response.from(segments.stream().map(this::vector).toList());
  }

  private Embedding vector(TextSegment segment) {
    embedded.incrementAndGet();
    SplittableRandom random = new SplittableRandom(segment.text().hashCode());
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextDouble(-1, 1);
    }
    return Embedding.from(vector);
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public String modelName() {
    return "counting";
  }
}
