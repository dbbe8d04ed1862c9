package org.hotline12345.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12345.durability.Transactions;
import org.hotline12345.knowledge.BreaksKeptQuestionsException.Broken;
import org.hotline12345.knowledge.BreaksKeptQuestionsException.Titled;

/**
 * The questions that must keep finding their articles: which they are, and how the live index
 * answers them. Thread-safe.
 */
public final class KeptQuestions {
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
    Map<String, KeptRank> ranks =
        KeptRank.all(index, questions, LocalDate.now(clock), KeptQuestions::unheard);
    List<Failing> failing = new ArrayList<>();
    ArticleTitles titles = new ArticleTitles(articles);
    int first = 0;
    double reciprocal = 0;
    for (KeptQuestion question : questions) {
      KeptRank place = ranks.get(question.question());
      if (place == null) {
        continue;
      }
      first += place.rank() == 1 ? 1 : 0;
      reciprocal += place.rank() == 0 ? 0 : 1.0 / place.rank();
      if (place.rank() != 1) {
        failing.add(
            new Failing(
                question.question(), titles.of(question.relevant()), titles.of(place.offered())));
      }
    }
    int asked = Math.max(1, questions.size());
    return new Figures(
        questions.size(), (double) first / asked, reciprocal / asked, List.copyOf(failing));
  }

  /**
   * Remembers the live index as it is, to be compared with what it becomes; what is done meanwhile
   * goes on undisturbed.
   */
  public Watch watch() {
    return new Watch(index.with(List.of()));
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

  /** The live index as it was when the watch began. Holds memory and files until closed. */
  public final class Watch implements AutoCloseable {
    private final Overlay before;

    private Watch(Overlay before) {
      this.before = before;
    }

    /**
     * The questions that find their articles less well now than when the watch began, because of
     * these articles.
     *
     * @param changed ids
     */
    public List<Broken> broken(Set<String> changed) {
      return new KeptComparison(before, index, LocalDate.now(clock), articles)
          .broken(store.kept(), changed, KeptQuestions::unheard);
    }

    @Override
    public void close() {
      before.close();
    }
  }

  private static void unheard(int asked) {}
}
