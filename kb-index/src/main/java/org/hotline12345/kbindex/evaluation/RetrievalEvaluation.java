package org.hotline12345.kbindex.evaluation;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.util.IOUtils;
import org.hotline12345.kbindex.files.KnowledgeFiles;
import org.hotline12345.kbindex.files.ReadArticles;
import org.hotline12345.kbindex.lucene.LuceneKnowledgeIndex;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.organisation.Place;
import org.hotline12345.wording.WordBook;
import org.jspecify.annotations.Nullable;

/**
 * {@code eval retrieval}: reads documents as {@code import} does, puts them into a fresh index of
 * the production kind in a temporary folder, asks every question as the dialogue does, and measures
 * beside it plain BM25, langchain4j's default and the usual weighted fusion with the same model.
 * Definitions of the figures: {@link RetrievalFigures}, {@link RankScores}.
 */
public final class RetrievalEvaluation {
  private static final int FOUND = 10;

  private final @Nullable EmbeddingModel model;
  private final WordBook words;
  private final Clock clock;

  /**
   * @param model as in production; null measures search by words alone
   * @param words by which questions are read
   * @param clock in the city's time zone; documents and questions are of its day
   */
  public RetrievalEvaluation(@Nullable EmbeddingModel model, WordBook words, Clock clock) {
    this.model = model;
    this.words = words;
    this.clock = clock;
  }

  /**
   * Runs it all.
   *
   * @param explainN how many of the worst questions to print with what was found and why
   * @param progress where progress, bad documents and explanations go
   * @throws IOException when a file cannot be read or a question is wrong
   */
  public RetrievalFigures run(Path docsPath, Path questionsPath, int explainN, PrintStream progress)
      throws IOException {
    LocalDate today = LocalDate.now(clock);
    ReadArticles read = new KnowledgeFiles("未指定", today).read(List.of(docsPath));
    read.problems().forEach(problem -> progress.println(problem));
    if (read.articles().isEmpty()) {
      throw new IOException(docsPath + ": no document (expected: at least one)");
    }
    List<Question> questions = Question.read(questionsPath);
    Path folder = Files.createTempDirectory("hotline-eval");
    try (LuceneKnowledgeIndex index = LuceneKnowledgeIndex.open(folder, model, () -> words)) {
      double docsPerSecond = fill(index, read.articles(), progress);
      List<Asked> asked = ask(index, questions, today);
      explain(asked, explainN, progress);
      return figures(asked, docsPerSecond, baselines(read.articles(), questions));
    } finally {
      IOUtils.rm(folder);
    }
  }

  private static double fill(
      LuceneKnowledgeIndex index, List<KnowledgeArticle> articles, PrintStream progress) {
    long start = System.nanoTime();
    index.rebuild(
        articles.stream(),
        articles.size(),
        articles.size(),
        (done, total) -> progress.printf("\rindexed %d of %d", done, total));
    double seconds = (System.nanoTime() - start) / 1e9;
    progress.println();
    return articles.size() / seconds;
  }

  private static List<Asked> ask(
      LuceneKnowledgeIndex index, List<Question> questions, LocalDate today) {
    List<Asked> asked = new ArrayList<>();
    for (Question question : questions) {
      RetrievalQuery query = new RetrievalQuery(question.text(), Place.CITY, today, FOUND);
      long start = System.nanoTime();
      List<Hit> hits = index.retrieve(query);
      double millis = (System.nanoTime() - start) / 1e6;
      int rank = question.rankIn(hits.stream().map(hit -> hit.passage().articleId()).toList());
      asked.add(new Asked(question, hits, rank, millis));
    }
    return asked;
  }

  private Map<String, RankScores> baselines(
      List<KnowledgeArticle> articles, List<Question> questions) throws IOException {
    Map<String, RankScores> baselines = new TreeMap<>();
    try (SmartChineseAnalyzer smartcn = new SmartChineseAnalyzer();
        CJKAnalyzer bigrams = new CJKAnalyzer()) {
      baselines.put("bm25Smartcn", PlainBm25.score(smartcn, articles, questions));
      baselines.put("bm25HanBigram", PlainBm25.score(bigrams, articles, questions));
      if (model != null) {
        baselines.put("langchain4jDefaultRag", DefaultRag.score(model, articles, questions));
        baselines.put(
            "weightedFusionTuned", new WeightedFusion(bigrams, model, articles).score(questions));
      }
    }
    return baselines;
  }

  private static RetrievalFigures figures(
      List<Asked> asked, double docsPerSecond, Map<String, RankScores> baselines) {
    RankScores.Tally tally = new RankScores.Tally();
    asked.forEach(a -> tally.add(a.rank()));
    double[] millis = asked.stream().mapToDouble(Asked::millis).sorted().toArray();
    RankScores scores = tally.scores();
    return new RetrievalFigures(
        asked.size(),
        scores.recallAt1(),
        scores.recallAt5(),
        scores.mrrAt10(),
        percentile(millis, 0.5),
        percentile(millis, 0.95),
        Math.round(docsPerSecond * 10) / 10.0,
        baselines);
  }

  private static double percentile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return 0;
    }
    int at = (int) Math.ceil(share * sorted.length) - 1;
    return Math.round(sorted[Math.max(0, at)] * 100) / 100.0;
  }

  private static void explain(List<Asked> asked, int most, PrintStream out) {
    asked.stream()
        .sorted((a, b) -> Integer.compare(a.badness(), b.badness()))
        .limit(most)
        .forEach(
            a -> {
              out.printf(
                  "%n%s %s%n  expected %s, rank %s%n",
                  a.question().id(),
                  a.question().text(),
                  a.question().relevant(),
                  a.rank() == 0 ? "beyond " + FOUND : a.rank());
              for (Hit hit : a.hits().subList(0, Math.min(3, a.hits().size()))) {
                out.printf(
                    "  %.3f (words %.3f, cosine %.3f) %s %s: %s%n",
                    hit.score(),
                    hit.lexical(),
                    hit.cosine(),
                    hit.passage().articleId(),
                    hit.passage().title(),
                    shortened(hit.passage().text()));
              }
            });
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 60) + "…";
  }

  private record Asked(Question question, List<Hit> hits, int rank, double millis) {
    /** Sorts questions not answered at all first, then by falling rank. */
    int badness() {
      return rank == 0 ? -FOUND - 1 : -rank;
    }
  }
}
