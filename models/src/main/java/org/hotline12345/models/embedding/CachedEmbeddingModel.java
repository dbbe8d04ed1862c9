package org.hotline12345.models.embedding;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An embedding model whose document vectors are kept in an {@link EmbeddingCache}. Lists ({@link
 * #embedAll}) are documents and go through the cache; single texts ({@link #embed(String)}) are
 * citizens' questions: they are never written down, and only the latest are remembered in memory (4
 * MB): one turn asks for the same vector more than once, and kept questions come again with every
 * publication. Thread-safe as its parts are.
 */
public final class CachedEmbeddingModel implements EmbeddingModel {
  private static final int RECENT = 2048;

  private final EmbeddingModel model;
  private final @Nullable EmbeddingCache cache;
  private final Map<String, Embedding> recent =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Embedding> eldest) {
              return size() > RECENT;
            }
          });

  /**
   * @param cache stays the caller's to close; null to remember the latest single texts alone
   */
  public CachedEmbeddingModel(EmbeddingModel model, @Nullable EmbeddingCache cache) {
    this.model = model;
    this.cache = cache;
  }

  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    if (cache == null) {
      return model.embedAll(segments);
    }
    String name = model.modelName();
    Set<String> missing = new LinkedHashSet<>();
    for (TextSegment segment : segments) {
      if (cache.get(name, segment.text()) == null) {
        missing.add(segment.text());
      }
    }
    if (!missing.isEmpty()) {
      List<String> texts = List.copyOf(missing);
      List<Embedding> made =
          model.embedAll(texts.stream().map(TextSegment::from).toList()).content();
      for (int i = 0; i < texts.size(); i++) {
        cache.put(name, texts.get(i), made.get(i).vector());
      }
    }
    List<Embedding> all = new ArrayList<>(segments.size());
    for (TextSegment segment : segments) {
      all.add(Embedding.from(Objects.requireNonNull(cache.get(name, segment.text()))));
    }
    return Response.from(all);
  }

  @Override
  public Response<Embedding> embed(String question) {
    Embedding known = recent.get(question);
    if (known == null) {
      known = model.embed(question).content();
      recent.put(question, known);
    }
    return Response.from(known);
  }

  @Override
  public Response<Embedding> embed(TextSegment question) {
    return embed(question.text());
  }

  @Override
  public int dimension() {
    return model.dimension();
  }

  @Override
  public String modelName() {
    return model.modelName();
  }
}
