package org.hotline12345.kbindex.evaluation;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.util.VectorUtil;
import org.hotline12345.knowledge.KnowledgeArticle;

/**
 * The usual recipe for hybrid search, with the advantage of being tuned on the very questions:
 * {@code (1-α)·bm25/max + α·minmax(cosine over the nearest 100)}, the cosine that of the best
 * window of 180 characters. α is chosen on every other question and scored on the rest, both ways.
 */
final class WeightedFusion {
  private static final int WINDOW = 180;
  private static final int NEAREST = 100;
  private static final int STEPS = 20;
  private static final int FOUND = 10;

  private final Analyzer analyzer;
  private final EmbeddingModel model;
  private final List<KnowledgeArticle> articles;
  private final List<String> ids;
  private final List<List<float[]>> windows;

  WeightedFusion(Analyzer analyzer, EmbeddingModel model, List<KnowledgeArticle> articles) {
    this.analyzer = analyzer;
    this.model = model;
    this.articles = articles;
    this.ids = articles.stream().map(KnowledgeArticle::id).toList();
    this.windows = articles.stream().map(this::windows).toList();
  }

  RankScores score(List<Question> questions) throws IOException {
    List<Map<String, Float>> words = PlainBm25.scores(analyzer, articles, questions);
    List<int[]> ranks = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      ranks.add(ranks(questions.get(i), words.get(i)));
    }
    RankScores.Tally tally = new RankScores.Tally();
    for (int half = 0; half < 2; half++) {
      int step = bestOf(ranks, 1 - half);
      for (int i = half; i < ranks.size(); i += 2) {
        tally.add(ranks.get(i)[step]);
      }
    }
    return tally.scores();
  }

  /** The step of α with the highest mean reciprocal rank over one half. */
  private static int bestOf(List<int[]> ranks, int half) {
    int best = 0;
    double most = -1;
    for (int step = 0; step <= STEPS; step++) {
      double sum = 0;
      for (int i = half; i < ranks.size(); i += 2) {
        int rank = ranks.get(i)[step];
        sum += rank == 0 ? 0 : 1.0 / rank;
      }
      if (sum > most) {
        most = sum;
        best = step;
      }
    }
    return best;
  }

  private int[] ranks(Question question, Map<String, Float> words) {
    double most = words.values().stream().mapToDouble(Float::doubleValue).max().orElse(1);
    double[] lexical = ids.stream().mapToDouble(id -> words.getOrDefault(id, 0f) / most).toArray();
    double[] near = near(question.text());
    int[] ranks = new int[STEPS + 1];
    for (int step = 0; step <= STEPS; step++) {
      double alpha = (double) step / STEPS;
      double[] fused = new double[lexical.length];
      Arrays.setAll(fused, i -> (1 - alpha) * lexical[i] + alpha * near[i]);
      ranks[step] =
          question.rankIn(
              IntStream.range(0, fused.length)
                  .boxed()
                  .sorted((a, b) -> Double.compare(fused[b], fused[a]))
                  .limit(FOUND)
                  .map(ids::get)
                  .toList());
    }
    return ranks;
  }

  private double[] near(String question) {
    float[] asked = model.embed(question).content().vector();
    double[] cosines = new double[windows.size()];
    Arrays.setAll(
        cosines,
        i ->
            windows.get(i).stream()
                .mapToDouble(window -> VectorUtil.cosine(asked, window))
                .max()
                .orElse(-1));
    double[] sorted = cosines.clone();
    Arrays.sort(sorted);
    double nearest = sorted[sorted.length - 1];
    double farthest = sorted[Math.max(0, sorted.length - NEAREST)];
    double span = Math.max(1e-9, nearest - farthest);
    Arrays.setAll(cosines, i -> Math.max(0, (cosines[i] - farthest) / span));
    return cosines;
  }

  private List<float[]> windows(KnowledgeArticle article) {
    String text = article.title() + "\n" + article.body();
    List<TextSegment> pieces = new ArrayList<>();
    for (int from = 0; from < text.length(); from += WINDOW) {
      String piece = text.substring(from, Math.min(text.length(), from + WINDOW));
      if (!piece.isBlank()) {
        pieces.add(TextSegment.from(piece));
      }
    }
    return model.embedAll(pieces).content().stream().map(each -> each.vector()).toList();
  }
}
