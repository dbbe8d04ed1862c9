package org.hotline12345.asked;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotline12345.asked.AskedQuestions.Unanswered;
import org.hotline12345.dialogue.PolicySettings;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.knowledge.Retriever;
import org.hotline12345.understanding.Normalizer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What had no answer, grouped by meaning. Thread-safe. */
public final class UnansweredQuestions {
  private static final Logger log = LoggerFactory.getLogger(UnansweredQuestions.class);

  /** The latest are grouped; whoever has more open has more urgent things to read. */
  private static final int MOST = 5_000;

  /** A citizen who has not chosen by then will not. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /**
   * Average cosine at which two questions are one matter. On 55 matters outside the knowledge, each
   * asked in three ways, the F1 over pairs is best here (.68; precision .70, recall .66); at .64
   * precision is .82 and recall .44.
   */
  private static final double SAME_MATTER = 0.58;

  private final AskedQuestions questions;
  private final AskedWords words;
  private final Retriever retriever;
  private final PolicySettings settings;
  private final Clock clock;

  /**
   * @param settings where the bot draws the line between near and sure
   * @param clock the time, in the city's zone
   */
  public UnansweredQuestions(
      AskedQuestions questions,
      AskedWords words,
      Retriever retriever,
      PolicySettings settings,
      Clock clock) {
    this.questions = questions;
    this.words = words;
    this.retriever = retriever;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param questions how many questions had no answer
   * @param clusterCount how many matters they are
   * @param clusters the most asked of these, most asked first
   */
  public record Found(int questions, int clusterCount, List<UnansweredCluster> clusters) {
    public Found {
      clusters = List.copyOf(clusters);
    }
  }

  /**
   * What had no answer since then and was not dealt with.
   *
   * @param limit greatest number of clusters looked up in the knowledge and returned
   */
  public Found since(Instant since, int limit) {
    List<Unanswered> open =
        questions.unanswered(since, clock.instant().minus(PATIENCE), settings.sure(), MOST);
    List<List<Alike>> groups = groups(alike(open));
    List<UnansweredCluster> clusters = groups.stream().limit(limit).map(this::cluster).toList();
    return new Found(open.size(), groups.size(), clusters);
  }

  /** Questions in the same words. */
  private static final class Alike {
    private final List<AskedQuestion> questions = new ArrayList<>();
    private @Nullable Embedding meaning;
  }

  private List<Alike> alike(List<Unanswered> open) {
    Map<String, Alike> byWords = new LinkedHashMap<>();
    for (Unanswered one : open) {
      String plain = Normalizer.plain(one.question().text()).replaceAll("[\\p{P}\\p{S}]", "");
      Alike alike = byWords.computeIfAbsent(plain, words -> new Alike());
      alike.questions.add(one.question());
      if (alike.meaning == null && words.isOurs(one.meaning())) {
        alike.meaning = one.meaning();
      }
    }
    byWords.values().stream().filter(a -> a.meaning == null).forEach(this::mean);
    return List.copyOf(byWords.values());
  }

  /** It was recorded without a model, or by another one. */
  private void mean(Alike alike) {
    AskedQuestion first = alike.questions.getFirst();
    Embedding meaning = words.meaning(first.text());
    if (meaning != null) {
      questions.mean(first.id(), meaning);
      alike.meaning = meaning;
    }
  }

  /** What has no vector stands alone. */
  private static List<List<Alike>> groups(List<Alike> all) {
    List<Alike> known = all.stream().filter(a -> a.meaning != null).toList();
    List<float[]> meanings = new ArrayList<>();
    known.forEach(a -> meanings.add(requireNonNull(a.meaning).vector()));
    int[] weights = known.stream().mapToInt(a -> a.questions.size()).toArray();
    List<List<Alike>> groups = new ArrayList<>();
    for (List<Integer> places : MeaningClusters.of(meanings, weights, SAME_MATTER)) {
      groups.add(places.stream().map(known::get).toList());
    }
    all.stream().filter(a -> a.meaning == null).forEach(a -> groups.add(List.of(a)));
    groups.sort(
        Comparator.<List<Alike>>comparingInt(UnansweredQuestions::count)
            .reversed()
            .thenComparing(UnansweredQuestions::lastAt, Comparator.reverseOrder()));
    return groups;
  }

  private static int count(List<Alike> group) {
    return group.stream().mapToInt(a -> a.questions.size()).sum();
  }

  private static Instant lastAt(List<Alike> group) {
    return group.stream()
        .map(a -> a.questions.getFirst().at())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private UnansweredCluster cluster(List<Alike> group) {
    AskedQuestion central = central(group).questions.getFirst();
    List<AskedQuestion> members =
        group.stream()
            .flatMap(a -> a.questions.stream())
            .sorted(
                Comparator.comparing(AskedQuestion::at)
                    .thenComparingLong(AskedQuestion::id)
                    .reversed())
            .toList();
    Hit nearest = nearest(central);
    return new UnansweredCluster(
        central, members, nearest, nearest != null && nearest.cosine() >= settings.sure());
  }

  /** The words nearest to all others; of equals the shorter. */
  private static Alike central(List<Alike> group) {
    Embedding first = group.getFirst().meaning;
    if (first == null) {
      return group.getFirst();
    }
    float[] sum = new float[first.dimension()];
    for (Alike alike : group) {
      float[] meaning = requireNonNull(alike.meaning).vector();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += meaning[i] * alike.questions.size();
      }
    }
    return group.stream()
        .max(
            Comparator.<Alike>comparingDouble(
                    a -> CosineSimilarity.between(Embedding.from(sum), requireNonNull(a.meaning)))
                .thenComparing(
                    Comparator.<Alike>comparingInt(a -> a.questions.getFirst().text().length())
                        .reversed()))
        .orElseThrow();
  }

  private @Nullable Hit nearest(AskedQuestion question) {
    try {
      LocalDate today = LocalDate.now(clock);
      return retriever
          .retrieve(new RetrievalQuery(question.text(), question.region(), today, 1))
          .stream()
          .findFirst()
          .orElse(null);
    } catch (RuntimeException e) {
      log.error("retrieval failed; clusters are shown without the nearest article", e);
      return null;
    }
  }
}
