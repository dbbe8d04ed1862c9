package org.hotline12345.models.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hotline12345.models.embedding.CachedEmbeddingModel;
import org.hotline12345.models.embedding.EmbeddingCache;
import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.understanding.Emergency;
import org.hotline12345.understanding.EmergencyDetector;
import org.hotline12345.understanding.Normalizer;
import org.hotline12345.understanding.Route;
import org.hotline12345.understanding.RouteExamples;
import org.hotline12345.understanding.RouteExamples.Example;
import org.hotline12345.understanding.RouteModel;
import org.hotline12345.understanding.RouteModel.Opinion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What thresholds of {@link EmergencyDetector} are chosen by: five-fold cross-validation of the
 * emergency model in which utterances that resemble each other are never apart. With {@code
 * -Dgrouping=situation} whole situations are unseen instead. Every decision is written to {@code
 * target/emergency-cross-validation.tsv}; the table of thresholds is printed. Run like {@link
 * RouteModelTrainingTest}; some ten minutes.
 */
@Tag("train")
class EmergencyCrossValidationTest {

  private static final int FOLDS = 5;

  /** Shared pairs of characters over all, from where two utterances are told as one. */
  private static final double ALIKE = 0.4;

  private static final List<Double> ADD = List.of(.15, .2, .25, .3, .35, .4, .5, .6, .7, .8);
  private static final List<Double> VETO = List.of(.02, .05, .08, .12, .16, .2, .25, .3);

  /** How an unseen example was heard: by rules (their reason, or empty), and by the model. */
  private record Heard(Example example, String ruled, double probability, String target) {

    boolean emergency(double add, double veto) {
      return ruled.equals("sure") || probability >= add || (!ruled.isEmpty() && probability > veto);
    }
  }

  @Test
  void tellsRecallAndPrecisionOfUnseenUtterances() throws Exception {
    List<Example> examples = RouteExamples.shipped();
    List<Integer> folds =
        "situation".equals(System.getProperty("grouping"))
            ? bySituation(examples)
            : alike(examples);
    List<Heard> all = new ArrayList<>();
    try (EmbeddingCache cache = new EmbeddingCache(Path.of("target", "learning.cache"), 512)) {
      RouteModelTrainer trainer =
          new RouteModelTrainer(new CachedEmbeddingModel(EmbeddingModels.bgeSmallZh(), cache));
      for (int fold = 0; fold < FOLDS; fold++) {
        List<Example> seen = new ArrayList<>();
        List<Example> unseen = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
          (folds.get(i) == fold ? unseen : seen).add(examples.get(i));
        }
        LinearModel model = trainer.emergencies(seen);
        RouteModel heard = new LinearRouteModel(EmbeddingModels.bgeSmallZh(), model, model);
        unseen.forEach(e -> all.add(hear(e, heard)));
      }
    }
    write(all);
    table(all);
    assertThat(all).hasSameSizeAs(examples);
  }

  private static Heard hear(Example example, RouteModel model) {
    String ruled = new EmergencyDetector().detect(example.text()).map(Emergency::reason).orElse("");
    double probability = 0;
    String target = "";
    for (Opinion o : model.emergencies(example.text())) {
      if (o.route() == Route.EMERGENCY) {
        target = target.isEmpty() ? o.target() : target;
        probability += o.probability();
      }
    }
    return new Heard(example, ruled, probability, target);
  }

  private static List<Integer> bySituation(List<Example> examples) {
    List<Integer> folds = new ArrayList<>();
    for (Example e : examples) {
      String group = e.situation().isEmpty() ? e.text() : e.situation();
      folds.add(Math.floorMod(group.hashCode(), FOLDS));
    }
    return folds;
  }

  /** Utterances that are alike, or alike to one that is, get the same fold. */
  private static List<Integer> alike(List<Example> examples) {
    int[] parent = new int[examples.size()];
    List<Set<String>> pairs = new ArrayList<>();
    Map<String, List<Integer>> holding = new HashMap<>();
    for (int i = 0; i < examples.size(); i++) {
      parent[i] = i;
      Set<String> own = pairs(examples.get(i).text());
      Map<Integer, Integer> shared = new HashMap<>();
      for (String pair : own) {
        holding.getOrDefault(pair, List.of()).forEach(j -> shared.merge(j, 1, Integer::sum));
        holding.computeIfAbsent(pair, p -> new ArrayList<>()).add(i);
      }
      for (Map.Entry<Integer, Integer> other : shared.entrySet()) {
        int union = own.size() + pairs.get(other.getKey()).size() - other.getValue();
        if (other.getValue() >= ALIKE * union) {
          parent[root(parent, i)] = root(parent, other.getKey());
        }
      }
      pairs.add(own);
    }
    List<Integer> folds = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      String group = examples.get(root(parent, i)).text();
      folds.add(Math.floorMod(group.hashCode(), FOLDS));
    }
    return folds;
  }

  private static int root(int[] parent, int i) {
    int at = i;
    while (parent[at] != at) {
      at = parent[at];
    }
    return at;
  }

  private static Set<String> pairs(String text) {
    String marked = "^" + Normalizer.plain(text).replaceAll("[^\\p{L}\\p{N}]", "") + "$";
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= marked.length(); i++) {
      pairs.add(marked.substring(i, i + 2));
    }
    return pairs;
  }

  private static void write(List<Heard> all) throws Exception {
    Path file = Path.of("target", "emergency-cross-validation.tsv");
    try (PrintWriter out = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
      for (Heard h : all) {
        Example e = h.example();
        out.printf(
            "%s\t%s\t%s\t%s\t%.4f\t%s\t%s%n",
            e.situation(), e.route(), e.target(), h.ruled(), h.probability(), h.target(), e.text());
      }
    }
    assertThat(Files.size(file)).isPositive();
  }

  private static void table(List<Heard> all) {
    System.out.println("recall/precision; rows: ADD, columns: VETO " + VETO);
    for (double add : ADD) {
      StringBuilder row = new StringBuilder("%.2f".formatted(add));
      for (double veto : VETO) {
        int right = 0;
        int missed = 0;
        int imagined = 0;
        for (Heard h : all) {
          boolean is = h.example().route() == Route.EMERGENCY;
          boolean heard = h.emergency(add, veto);
          right += is && heard ? 1 : 0;
          missed += is && !heard ? 1 : 0;
          imagined += !is && heard ? 1 : 0;
        }
        row.append(
            "  %.3f/%.3f"
                .formatted(right / (double) (right + missed), right / (double) (right + imagined)));
      }
      System.out.println(row);
    }
  }
}
