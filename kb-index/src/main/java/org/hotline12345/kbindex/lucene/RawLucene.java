package org.hotline12345.kbindex.lucene;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.FSDirectory;
import org.hotline12345.knowledge.KnowledgeArticle;

/**
 * What Lucene alone does in the same time, to compare with: the same documents by the same analysis
 * put into an {@link IndexWriter} by as many threads as there are cores, merged and committed once.
 * No revisions, no order among changes of one article, no swap.
 */
public final class RawLucene {
  private static final int BATCH = 32;
  private static final int MEGABYTES = 64;

  private RawLucene() {}

  /**
   * Indexes the articles into an empty folder.
   *
   * @throws UncheckedIOException when the folder cannot be written
   */
  public static void index(Path folder, Stream<KnowledgeArticle> articles, EmbeddingModel model) {
    int cores = Runtime.getRuntime().availableProcessors();
    IndexWriterConfig config =
        new IndexWriterConfig(ChineseAnalysis.analyzer())
            .setCodec(VectorCodec.of(1))
            .setMergePolicy(NoMergePolicy.INSTANCE)
            .setRAMBufferSizeMB(MEGABYTES);
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, config);
        ExecutorService threads = Executors.newFixedThreadPool(cores)) {
      Iterator<KnowledgeArticle> rest = articles.iterator();
      List<Future<Object>> running = new ArrayList<>();
      for (int i = 0; i < cores; i++) {
        running.add(
            threads.submit(
                () -> {
                  for (List<KnowledgeArticle> next = some(rest); !next.isEmpty(); ) {
                    add(writer, next, model);
                    next = some(rest);
                  }
                  return null;
                }));
      }
      for (Future<Object> each : running) {
        each.get();
      }
      writer.getConfig().setMergePolicy(new TieredMergePolicy());
      writer.forceMerge(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<KnowledgeArticle> some(Iterator<KnowledgeArticle> rest) {
    synchronized (rest) {
      List<KnowledgeArticle> next = new ArrayList<>(BATCH);
      while (next.size() < BATCH && rest.hasNext()) {
        next.add(rest.next());
      }
      return next;
    }
  }

  private static void add(IndexWriter writer, List<KnowledgeArticle> articles, EmbeddingModel model)
      throws IOException {
    List<ArticleBlock> blocks = articles.stream().map(ArticleBlock::new).toList();
    Map<String, float[]> vectors = DocumentVectors.of(model, blocks);
    for (ArticleBlock block : blocks) {
      writer.addDocuments(block.documents(vectors::get));
    }
  }
}
