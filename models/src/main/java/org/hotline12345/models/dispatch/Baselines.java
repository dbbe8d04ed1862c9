package org.hotline12345.models.dispatch;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What the learned model is compared with in the same run: simpler ways to find the label. */
public final class Baselines {
  private static final int NEIGHBOURS = 10;
  private static final int WORDS_PER_LABEL = 40;
  private static final int LONGEST_WORD = 4;
  private static final int LEAST_TEXTS = 5;

  private final EmbeddingModel embedding;

  public Baselines(EmbeddingModel embedding) {
    this.embedding = embedding;
  }

  /** A linear machine over the TF-IDF of runs of one to three characters, title before text. */
  public Function<Message, String> characters(List<Labelled> examples) {
    List<Labelled> joined =
        examples.stream().map(e -> new Labelled(asOne(e.message()), e.label())).toList();
    TextClassifier machine = new TextClassifierTrainer(embedding).learnPlain(joined);
    return message -> machine.guesses(asOne(message)).getFirst().label();
  }

  private static Message asOne(Message message) {
    return Message.of(
        message.title().isBlank() ? message.text() : message.title() + "。" + message.text());
  }

  /** The label of most of the ten examples nearest in meaning, each weighed by its cosine. */
  public Function<Message, String> neighbours(List<Labelled> examples) {
    return neighbours(examples, NEIGHBOURS);
  }

  /** The label of the example nearest in meaning. */
  public Function<Message, String> nearest(List<Labelled> examples) {
    return neighbours(examples, 1);
  }

  private Function<Message, String> neighbours(List<Labelled> examples, int count) {
    List<float[]> vectors =
        new TextClassifierTrainer(embedding)
            .vectors(examples.stream().map(Labelled::message).toList());
    return message -> {
      float[] asked = embedding.embed(message.beginning()).content().vector();
      List<Guess> near = new ArrayList<>(vectors.size());
      for (int i = 0; i < vectors.size(); i++) {
        near.add(new Guess(examples.get(i).label(), cosine(asked, vectors.get(i))));
      }
      near.sort(Comparator.comparingDouble(Guess::probability).reversed());
      Map<String, Double> votes = new TreeMap<>();
      near.stream().limit(count).forEach(n -> votes.merge(n.label(), n.probability(), Double::sum));
      return most(votes);
    };
  }

  /**
   * What rules of words can do at best without people writing them: for each label the forty runs
   * of two to four characters that tell it most (chi²); the label with most of its words said wins.
   */
  public Function<Message, String> keywords(List<Labelled> examples) {
    Map<String, Map<String, Integer>> byWord = new HashMap<>();
    Map<String, Integer> sizes = new TreeMap<>();
    for (Labelled example : examples) {
      sizes.merge(example.label(), 1, Integer::sum);
      for (String word : words(example.message().whole())) {
        byWord.computeIfAbsent(word, w -> new HashMap<>()).merge(example.label(), 1, Integer::sum);
      }
    }
    byWord
        .values()
        .removeIf(counts -> counts.values().stream().mapToInt(n -> n).sum() < LEAST_TEXTS);
    Map<String, Map<String, Double>> kept = new HashMap<>();
    sizes.forEach(
        (label, size) ->
            byWord.entrySet().stream()
                .map(
                    word ->
                        new Guess(
                            word.getKey(), chi(word.getValue(), label, size, examples.size())))
                .sorted(
                    Comparator.comparingDouble(Guess::probability)
                        .reversed()
                        .thenComparing(Guess::label))
                .limit(WORDS_PER_LABEL)
                .forEach(
                    word ->
                        kept.computeIfAbsent(word.label(), w -> new LinkedHashMap<>())
                            .put(label, Math.sqrt(word.probability()))));
    String usual = most(new TreeMap<>(Map.copyOf(doubles(sizes))));
    return message -> {
      Map<String, Double> votes = new TreeMap<>();
      for (String word : words(message.whole())) {
        kept.getOrDefault(word, Map.of()).forEach((label, w) -> votes.merge(label, w, Double::sum));
      }
      return votes.isEmpty() ? usual : most(votes);
    };
  }

  private static Map<String, Double> doubles(Map<String, Integer> counts) {
    Map<String, Double> doubles = new TreeMap<>();
    counts.forEach((label, n) -> doubles.put(label, (double) n));
    return doubles;
  }

  /** Chi² of a word for a label, 0 when the word speaks against it. */
  private static double chi(Map<String, Integer> counts, String label, int size, int all) {
    double with = counts.getOrDefault(label, 0);
    double said = counts.values().stream().mapToInt(n -> n).sum();
    double difference = with * (all - size) - (said - with) * size;
    // The usual formula, (ad − bc)² · n over the product of the four sums, of which one is all −
    // said.
    double without = (size - with) * (said - with);
    double ad = with * (all - size - said + with);
    return difference <= 0
        ? 0
        : (ad - without) * (ad - without) * all / (said * (all - said) * size * (all - size));
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (int length = 2; length <= LONGEST_WORD; length++) {
      for (int i = 0; i + length <= text.length(); i++) {
        words.add(text.substring(i, i + length));
      }
    }
    return words;
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static String most(Map<String, Double> votes) {
    return votes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }
}
