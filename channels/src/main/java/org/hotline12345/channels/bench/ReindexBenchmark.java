package org.hotline12345.channels.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hotline12345.kbindex.lucene.LuceneKnowledgeIndex;
import org.hotline12345.kbindex.lucene.RawLucene;
import org.hotline12345.kbindex.passage.Passages;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.organisation.Place;
import org.hotline12345.wording.WordBook;
import org.jspecify.annotations.Nullable;

/**
 * {@code bench reindex}: how fast an index is built beside what Lucene and the embedding model do
 * alone in the same run, how fast it answers, and how soon an edit is found while it does.
 */
public final class ReindexBenchmark {
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final int EMBEDDED_ARTICLES = 40;
  private static final int EDITS = 40;
  private static final int SHORTEST = 8;
  private static final int LONGEST = 30;

  private final List<KnowledgeArticle> real;
  private final EmbeddingModel model;
  private final WordBook words;
  private final Path folder;
  private final LocalDate day;
  private final List<String> questions;

  /**
   * @param real articles to make others from
   * @param model the embedding model itself, without a cache
   * @param folder empty; the caller deletes it
   * @param day a day on which the articles are valid
   */
  public ReindexBenchmark(
      List<KnowledgeArticle> real,
      EmbeddingModel model,
      WordBook words,
      Path folder,
      LocalDate day) {
    this.real = List.copyOf(real);
    this.model = model;
    this.words = words;
    this.folder = folder;
    this.day = day;
    List<String> asked =
        new ArrayList<>(
            real.stream()
                .flatMap(article -> article.questions().stream())
                .filter(q -> q.length() >= SHORTEST && q.length() <= LONGEST)
                .distinct()
                .toList());
    Collections.shuffle(asked, new Random(12345));
    this.questions = List.copyOf(asked);
  }

  /**
   * Runs all of it.
   *
   * @param passages about how many the index gets
   * @param length how long questions are asked, each time
   */
  public Result run(int passages, Duration length) {
    Rate embedding = embedding();
    SyntheticKnowledge synthetic = new SyntheticKnowledge(real, model);
    int count = synthetic.articlesFor(passages);
    try (LuceneKnowledgeIndex index =
        LuceneKnowledgeIndex.open(folder.resolve("index"), synthetic.model(), () -> words)) {
      long start = System.nanoTime();
      index.rebuild(synthetic.articles(count), count, count, (done, total) -> {});
      double seconds = seconds(start);
      double raw = raw(synthetic, count);
      ask(index, 1, WARM_UP, new Latencies());
      Latencies.Figures alone = ask(index, 1, length, new Latencies());
      int cores = Runtime.getRuntime().availableProcessors();
      Latencies.Figures together = ask(index, cores, length, new Latencies());
      Latencies edits = new Latencies();
      Latencies.Figures during = askWhileEditing(index, count, cores, edits);
      System.gc();
      return new Result(
          cores,
          count,
          synthetic.articles(count).mapToInt(article -> Passages.of(article).size()).sum(),
          round(seconds),
          Rate.of(count / seconds, count / raw),
          embedding,
          round(questions.stream().mapToInt(String::length).average().orElse(0)),
          embedAlone(length.dividedBy(4)),
          alone,
          together,
          during,
          edits.over(1),
          size(folder.resolve("index")),
          Memory.heapMegabytes(),
          Memory.anonymousMegabytes(),
          Memory.residentMegabytes());
    }
  }

  /** Texts a second through a whole rebuild, and by the model alone with the same texts. */
  private Rate embedding() {
    List<TextSegment> texts = Collections.synchronizedList(new ArrayList<>());
    EmbeddingModel listening = new ListeningModel(model, texts);
    model.embedAll(List.of(TextSegment.from("预热"), TextSegment.from("预热一下")));
    List<KnowledgeArticle> some = real.subList(0, Math.min(EMBEDDED_ARTICLES, real.size()));
    double ours;
    try (LuceneKnowledgeIndex index =
        LuceneKnowledgeIndex.open(folder.resolve("embedded"), listening, () -> words)) {
      long start = System.nanoTime();
      index.rebuild(some.stream(), some.size(), 1, (done, total) -> {});
      ours = seconds(start);
    }
    List<TextSegment> same = List.copyOf(texts);
    long start = System.nanoTime();
    model.embedAll(same);
    return Rate.of(same.size() / ours, same.size() / seconds(start));
  }

  private double raw(SyntheticKnowledge synthetic, int count) {
    Path beside = folder.resolve("raw");
    long start = System.nanoTime();
    RawLucene.index(beside, synthetic.articles(count), synthetic.model());
    double seconds = seconds(start);
    delete(beside);
    return seconds;
  }

  private Latencies.Figures embedAlone(Duration length) {
    Latencies latencies = new Latencies();
    long start = System.nanoTime();
    for (int i = 0; System.nanoTime() - start < length.toNanos(); i++) {
      long asked = System.nanoTime();
      model.embed(questions.get(i % questions.size()));
      latencies.add(System.nanoTime() - asked);
    }
    return latencies.over(seconds(start));
  }

  private Latencies.Figures ask(
      LuceneKnowledgeIndex index, int threads, Duration length, Latencies latencies) {
    long start = System.nanoTime();
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService askers = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        askers.execute(
            () -> {
              while (!stop.get() && System.nanoTime() - start < length.toNanos()) {
                ask(index, next.getAndIncrement(), latencies);
              }
            });
      }
    }
    return latencies.over(seconds(start));
  }

  private void ask(LuceneKnowledgeIndex index, int number, Latencies latencies) {
    String question = questions.get(number % questions.size());
    long asked = System.nanoTime();
    try {
      index.retrieve(new RetrievalQuery(question, Place.CITY, day, 5));
      latencies.add(System.nanoTime() - asked);
    } catch (RuntimeException e) {
      latencies.error();
    }
  }

  private Latencies.Figures askWhileEditing(
      LuceneKnowledgeIndex index, int articles, int threads, Latencies edits) {
    Latencies latencies = new Latencies();
    long start = System.nanoTime();
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService askers = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        askers.execute(
            () -> {
              while (!stop.get()) {
                ask(index, next.getAndIncrement(), latencies);
              }
            });
      }
      try {
        for (int i = 0; i < EDITS; i++) {
          edit(index, i, articles + 1L + i, edits);
        }
      } finally {
        stop.set(true);
      }
    }
    return latencies.over(seconds(start));
  }

  /** Changes an article's words and looks for them until they are found. */
  private void edit(LuceneKnowledgeIndex index, int number, long revision, Latencies edits) {
    KnowledgeArticle base = real.get(number % real.size());
    String title = "通告第" + (77000 + number) + "期：" + base.title();
    KnowledgeArticle edited =
        new KnowledgeArticle(
            "edited-" + number % (EDITS / 2),
            number + 1,
            title,
            List.of(title),
            base.body(),
            base.department(),
            Place.CITY,
            base.audience(),
            base.legalBasis(),
            base.source(),
            base.asOf(),
            base.validFrom(),
            null,
            null,
            base.keywords(),
            base.state(),
            revision);
    long start = System.nanoTime();
    index.apply(List.of(edited), revision);
    List<Hit> hits = index.retrieve(new RetrievalQuery(title, Place.CITY, day, 5));
    if (hits.stream()
        .anyMatch(
            hit ->
                hit.passage().articleId().equals(edited.id())
                    && hit.passage().version() == edited.version())) {
      edits.add(System.nanoTime() - start);
    } else {
      edits.error();
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static double round(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static long size(Path index) {
    try (Stream<Path> files = Files.walk(index)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
          >> 20;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path index) {
    try (Stream<Path> files = Files.list(index)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many a second here, how many by the bare part, and the one divided by the other. */
  public record Rate(double perSecond, double barePerSecond, double ratio) {
    static Rate of(double ours, double bare) {
      return new Rate(round(ours), round(bare), Math.round(1000 * ours / bare) / 1000.0);
    }
  }

  /**
   * @param rebuildSeconds of the whole index, vectors ready
   * @param articlesPerSecond of that rebuild, beside raw Lucene
   * @param textsPerSecond embedded in a rebuild without cache, beside the model alone
   * @param questionCharacters a question's mean length
   * @param embedding of a question alone
   * @param queries one at a time, embedding included
   * @param queriesTogether as many at a time as there are processors
   * @param queriesDuringEdits the same while articles are edited
   * @param editToFound from the call with the edit to its being found; perSecond means nothing
   * @param anonymousMegabytes resident without mapped files; null where the system does not tell
   * @param residentMegabytes resident with them
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(
      int processors,
      int articles,
      int passages,
      double rebuildSeconds,
      Rate articlesPerSecond,
      Rate textsPerSecond,
      double questionCharacters,
      Latencies.Figures embedding,
      Latencies.Figures queries,
      Latencies.Figures queriesTogether,
      Latencies.Figures queriesDuringEdits,
      Latencies.Figures editToFound,
      long indexMegabytes,
      long heapMegabytes,
      @Nullable Long anonymousMegabytes,
      @Nullable Long residentMegabytes) {}
}
