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
import java.util.Comparator;
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

  /** Until the compiler is through with it; a shorter time doubled the 95th percentile. */
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  private static final int EMBEDDED_ARTICLES = 40;
  private static final int EDITS = 40;

  /** How many passages raw Lucene is given as well. */
  private static final int COMPARED = 20_000;

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
   * @param kept where the index is built and stays; one of as many passages that is there already
   *     is asked instead of building it, and the figures of building are left out; null to keep
   *     nothing
   */
  public Result run(int passages, Duration length, @Nullable Path kept) {
    Rate embedding = embedding();
    SyntheticKnowledge synthetic = new SyntheticKnowledge(real, model);
    int count = synthetic.articlesFor(passages);
    Rate indexing = besideRaw(synthetic, Math.min(count, synthetic.articlesFor(COMPARED)));
    Path place = kept == null ? folder.resolve("index") : kept;
    try (LuceneKnowledgeIndex index =
        LuceneKnowledgeIndex.open(place, synthetic.model(), () -> words)) {
      @Nullable Stopwatch building = null;
      if (index.revision() < count) {
        building = new Stopwatch();
        index.rebuild(synthetic.articles(count), count, count, (done, total) -> {});
        building.stop();
      }
      ask(index, 1, WARM_UP, new Latencies());
      Stopwatch asking = new Stopwatch();
      Latencies.Figures alone = ask(index, 1, length, new Latencies());
      double cpuMillis = asking.cpuSeconds() * 1000 / Math.max(1, alone.count());
      int cores = Runtime.getRuntime().availableProcessors();
      Latencies.Figures together = ask(index, cores, length, new Latencies());
      Latencies edits = new Latencies();
      Latencies.Figures during = askWhileEditing(index, synthetic, cores, edits);
      System.gc();
      return new Result(
          cores,
          count,
          synthetic.articles(count).mapToInt(article -> Passages.of(article).size()).sum(),
          building == null ? null : round(building.seconds()),
          building == null ? null : round(building.cpuSeconds()),
          indexing,
          embedding,
          round(questions.stream().mapToInt(String::length).average().orElse(0)),
          embedAlone(length.dividedBy(4)),
          alone,
          Math.round(cpuMillis * 100) / 100.0,
          together,
          during,
          edits.over(1),
          size(place),
          Memory.heapMegabytes(),
          Memory.anonymousMegabytes(),
          Memory.residentMegabytes());
    }
  }

  /**
   * Texts a second through a whole rebuild, and by the model alone with the same texts; the second
   * round of both counts.
   */
  private Rate embedding() {
    List<KnowledgeArticle> some = real.subList(0, Math.min(EMBEDDED_ARTICLES, real.size()));
    List<TextSegment> same = List.of();
    Stopwatch ours = new Stopwatch();
    Stopwatch bare = new Stopwatch();
    for (int round = 0; round < 2; round++) {
      List<TextSegment> texts = Collections.synchronizedList(new ArrayList<>());
      Path place = folder.resolve("embedded" + round);
      try (LuceneKnowledgeIndex index =
          LuceneKnowledgeIndex.open(place, new ListeningModel(model, texts), () -> words)) {
        ours = new Stopwatch();
        index.rebuild(some.stream(), some.size(), 1, (done, total) -> {});
        ours.stop();
      }
      same = List.copyOf(texts);
      bare = new Stopwatch();
      model.embedAll(same);
      bare.stop();
    }
    return Rate.of(same.size(), ours, bare);
  }

  /** Once each to warm up, then once each in turn. */
  private Rate besideRaw(SyntheticKnowledge synthetic, int count) {
    Path ours = folder.resolve("ours");
    Path raw = folder.resolve("raw");
    Stopwatch first = new Stopwatch();
    Stopwatch second = new Stopwatch();
    for (int round = 0; round < 2; round++) {
      try (LuceneKnowledgeIndex index =
          LuceneKnowledgeIndex.open(ours, synthetic.model(), () -> words)) {
        first = new Stopwatch();
        index.rebuild(synthetic.articles(count), count, count, (done, total) -> {});
        first.stop();
      }
      second = new Stopwatch();
      RawLucene.index(raw, synthetic.articles(count), synthetic.model());
      second.stop();
      delete(ours);
      delete(raw);
    }
    return Rate.of(count, first, second);
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
      LuceneKnowledgeIndex index, SyntheticKnowledge synthetic, int threads, Latencies edits) {
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
          edit(index, synthetic, i, index.revision() + 1, edits);
        }
      } finally {
        stop.set(true);
      }
    }
    return latencies.over(seconds(start));
  }

  /** Changes an article's words and looks for them until they are found. */
  private void edit(
      LuceneKnowledgeIndex index,
      SyntheticKnowledge synthetic,
      int number,
      long revision,
      Latencies edits) {
    KnowledgeArticle edited = synthetic.edited(number, "edited-" + number % (EDITS / 2), revision);
    String title = edited.title();
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
    try (Stream<Path> files = Files.walk(index)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param perSecond how many a second here
   * @param barePerSecond how many a second by the bare part
   * @param ratio the first divided by the second
   * @param cpuRatio the same by processor time, which other load on the machine disturbs less
   */
  public record Rate(double perSecond, double barePerSecond, double ratio, double cpuRatio) {
    static Rate of(int count, Stopwatch ours, Stopwatch bare) {
      return new Rate(
          round(count / ours.seconds()),
          round(count / bare.seconds()),
          Math.round(1000 * bare.seconds() / ours.seconds()) / 1000.0,
          Math.round(1000 * bare.cpuSeconds() / ours.cpuSeconds()) / 1000.0);
    }
  }

  /**
   * @param rebuildSeconds of the whole index, vectors ready; null when it was there
   * @param rebuildCpuSeconds processor time of all threads in it
   * @param articlesPerSecond of a rebuild of at most 20,000 passages, beside raw Lucene
   * @param textsPerSecond embedded in a rebuild without cache, beside the model alone
   * @param questionCharacters a question's mean length
   * @param embedding of a question alone
   * @param queries one at a time, embedding included
   * @param queryCpuMillis processor time of the whole process per query, on average
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
      @Nullable Double rebuildSeconds,
      @Nullable Double rebuildCpuSeconds,
      Rate articlesPerSecond,
      Rate textsPerSecond,
      double questionCharacters,
      Latencies.Figures embedding,
      Latencies.Figures queries,
      double queryCpuMillis,
      Latencies.Figures queriesTogether,
      Latencies.Figures queriesDuringEdits,
      Latencies.Figures editToFound,
      long indexMegabytes,
      long heapMegabytes,
      @Nullable Long anonymousMegabytes,
      @Nullable Long residentMegabytes) {}
}
