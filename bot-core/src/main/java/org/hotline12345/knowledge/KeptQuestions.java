package org.hotline12345.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12345.durability.Transactions;
import org.hotline12345.knowledge.BreaksKeptQuestionsException.Broken;
import org.hotline12345.knowledge.BreaksKeptQuestionsException.Titled;
import org.hotline12345.organisation.Place;

/**
 * The questions that must keep finding their articles: asked of the live index for its figures, and
 * of the index as it would be before anything is published or taken down. Thread-safe.
 */
public final class KeptQuestions {
  private static final int LOOKED_AT = 10;

  /** What stands among so many is offered to the citizen at least. */
  private static final int OFFERED = 3;

  private final KeptQuestionStore store;
  private final Articles articles;
  private final KnowledgeIndex index;
  private final Transactions transactions;
  private final Clock clock;

  public KeptQuestions(
      KeptQuestionStore store,
      Articles articles,
      KnowledgeIndex index,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.articles = articles;
    this.index = index;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** All of them, in the order of their words. */
  public List<KeptQuestion> all() {
    return store.kept();
  }

  /**
   * Keeps a question.
   *
   * @param relevant ids of the articles that answer it, at least one
   * @throws NoSuchArticleException when one of them is none
   */
  public KeptQuestion keep(String question, List<String> relevant, String editor) {
    for (String id : relevant) {
      if (articles.find(id).isEmpty()) {
        throw new NoSuchArticleException(id);
      }
    }
    KeptQuestion kept = new KeptQuestion(question.strip(), relevant, editor, clock.instant());
    return transactions.durably(
        () -> {
          store.keep(kept);
          return kept;
        });
  }

  /**
   * Keeps a question no longer.
   *
   * @throws NoSuchKeptQuestionException when there is none of that id
   */
  public void drop(String id) {
    KeptQuestion kept =
        store.kept().stream()
            .filter(question -> question.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NoSuchKeptQuestionException(id));
    transactions.durably(
        () -> {
          store.drop(kept);
          return kept;
        });
  }

  /**
   * Brings in the questions of a release whose articles are there. What an editor keeps or has
   * dropped is left as it is.
   *
   * @return how many were added or changed
   */
  public int load(Map<String, List<String>> shipped) {
    return transactions.durably(
        () -> {
          Map<String, KeptQuestion> present =
              Stream.concat(store.dropped().stream(), store.kept().stream())
                  .collect(Collectors.toMap(KeptQuestion::question, kept -> kept, (a, b) -> b));
          Map<String, Boolean> there = new HashMap<>();
          int changed = 0;
          for (Map.Entry<String, List<String>> entry : shipped.entrySet()) {
            KeptQuestion old = present.get(entry.getKey());
            boolean news =
                old == null
                    ? entry.getValue().stream()
                        .anyMatch(
                            id -> there.computeIfAbsent(id, i -> articles.find(i).isPresent()))
                    : old.addedBy().equals(StarterKnowledge.EDITOR)
                        && !old.relevant().equals(entry.getValue())
                        && !store.dropped().contains(old);
            if (news) {
              store.keep(
                  new KeptQuestion(
                      entry.getKey(), entry.getValue(), StarterKnowledge.EDITOR, clock.instant()));
              changed++;
            }
          }
          return changed;
        });
  }

  /** How the live index answers them now. */
  public Figures run() {
    List<KeptQuestion> questions = store.kept();
    Map<String, Found> places = places(index, questions, today());
    List<Failing> failing = new ArrayList<>();
    Map<String, String> titles = new HashMap<>();
    int first = 0;
    double reciprocal = 0;
    for (KeptQuestion question : questions) {
      Found place = places.get(question.question());
      if (place == null) {
        continue;
      }
      first += place.rank == 1 ? 1 : 0;
      reciprocal += place.rank == 0 ? 0 : 1.0 / place.rank;
      if (place.rank != 1) {
        failing.add(
            new Failing(
                question.question(),
                titled(question.relevant(), titles),
                titled(place.found.stream().limit(OFFERED).toList(), titles)));
      }
    }
    int asked = Math.max(1, questions.size());
    return new Figures(
        questions.size(), (double) first / asked, reciprocal / asked, List.copyOf(failing));
  }

  /**
   * The questions that would find their articles no longer, or less well, if the article became
   * this; none is stored, nothing is changed. Two other articles that were as good as level may
   * change places because rare words become less rare: that is not the editor's doing and not told
   * here, {@link #run} shows it.
   *
   * @param change published, or in the state it would be taken down with
   */
  public List<Broken> brokenBy(KnowledgeArticle change) {
    List<KeptQuestion> questions = store.kept();
    if (questions.isEmpty()) {
      return List.of();
    }
    LocalDate today = today();
    // What is to hold from a later day is tried on that day.
    LocalDate day =
        change.state() == ArticleState.PUBLISHED && change.validFrom().isAfter(today)
            ? change.validFrom()
            : today;
    Map<String, String> titles = new HashMap<>();
    List<Broken> broken = new ArrayList<>();
    try (Overlay overlay = index.with(List.of(change))) {
      Map<String, Found> after = places(overlay, questions, day);
      List<KeptQuestion> doubtful =
          questions.stream()
              .filter(question -> found(after, question).level() > 0)
              .filter(question -> found(after, question).hangsOn(change, question))
              .toList();
      Map<String, Found> before = places(index, doubtful, day);
      for (KeptQuestion question : doubtful) {
        Found was = found(before, question);
        Found is = found(after, question);
        if (is.worseThan(was)) {
          String instead = is.found.isEmpty() ? null : is.found.getFirst();
          broken.add(
              new Broken(
                  question.question(),
                  titled(question.relevant(), titles),
                  was.rank,
                  is.rank,
                  instead == null ? null : titled(List.of(instead), titles).getFirst()));
        }
      }
    }
    return broken;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static Found found(Map<String, Found> places, KeptQuestion question) {
    return Objects.requireNonNull(places.get(question.question()));
  }

  private static Map<String, Found> places(
      Retriever retriever, List<KeptQuestion> questions, LocalDate day) {
    // On all cores: somebody waits for it.
    return questions.parallelStream()
        .collect(
            Collectors.toConcurrentMap(
                KeptQuestion::question, question -> place(retriever, question, day)));
  }

  private static Found place(Retriever retriever, KeptQuestion question, LocalDate day) {
    List<String> found =
        retriever
            .retrieve(new RetrievalQuery(question.question(), Place.CITY, day, LOOKED_AT))
            .stream()
            .map(hit -> hit.passage().articleId())
            .toList();
    for (int i = 0; i < found.size(); i++) {
      if (question.relevant().contains(found.get(i))) {
        return new Found(i + 1, found);
      }
    }
    return new Found(0, found);
  }

  private List<Titled> titled(List<String> ids, Map<String, String> titles) {
    return ids.stream()
        .map(
            id ->
                new Titled(
                    id,
                    titles.computeIfAbsent(
                        id, i -> articles.find(i).map(KnowledgeArticle::title).orElse(i))))
        .toList();
  }

  /**
   * How they are answered.
   *
   * @param recallAt1 share that find a right article first, 0 when there are none
   * @param mrrAt10 mean of one over the place of the first right article
   * @param failing those whose first article is not a right one
   */
  public record Figures(int questions, double recallAt1, double mrrAt10, List<Failing> failing) {}

  /** A question whose first article is not a right one, with the first three found. */
  public record Failing(String question, List<Titled> expected, List<Titled> found) {}

  /**
   * @param rank of the first right article, 0 when none is among the first ten
   */
  private record Found(int rank, List<String> found) {
    boolean worseThan(Found before) {
      return level() > before.level();
    }

    /** Whether the article was to answer the question, or stands above what does. */
    boolean hangsOn(KnowledgeArticle change, KeptQuestion question) {
      int place = found.indexOf(change.id());
      return question.relevant().contains(change.id())
          || (place >= 0 && (rank == 0 || place < rank - 1));
    }

    /** Answered, offered, or neither. */
    private int level() {
      return rank == 1 ? 0 : rank > 0 && rank <= OFFERED ? 1 : 2;
    }
  }
}
