package org.hotline12345.knowledge;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.hotline12345.organisation.Place;

/**
 * Where a kept question finds its article.
 *
 * @param rank of the first right article, 0 when none is among the first ten
 * @param found ids of the first ten
 */
record KeptRank(int rank, List<String> found) {
  private static final int LOOKED_AT = 10;

  /** What stands among so many is offered to the citizen at least. */
  private static final int OFFERED = 3;

  /**
   * Asks them all.
   *
   * @param progress told how many have been asked, from several threads
   */
  static Map<String, KeptRank> all(
      Retriever retriever, List<KeptQuestion> questions, LocalDate day, IntConsumer progress) {
    AtomicInteger asked = new AtomicInteger();
    // On all cores: somebody waits for it.
    return questions.parallelStream()
        .collect(
            Collectors.toConcurrentMap(
                KeptQuestion::question,
                question -> {
                  KeptRank rank = of(retriever, question, day);
                  progress.accept(asked.incrementAndGet());
                  return rank;
                }));
  }

  private static KeptRank of(Retriever retriever, KeptQuestion question, LocalDate day) {
    List<String> found =
        retriever
            .retrieve(new RetrievalQuery(question.question(), Place.CITY, day, LOOKED_AT))
            .stream()
            .map(hit -> hit.passage().articleId())
            .toList();
    for (int i = 0; i < found.size(); i++) {
      if (question.relevant().contains(found.get(i))) {
        return new KeptRank(i + 1, found);
      }
    }
    return new KeptRank(0, found);
  }

  /** What a citizen would be offered. */
  List<String> offered() {
    return found.subList(0, Math.min(OFFERED, found.size()));
  }

  /** Whether it could be worse than it was: not answered at once. */
  boolean doubtful() {
    return level() > 0;
  }

  boolean worseThan(KeptRank before) {
    return level() > before.level();
  }

  /** Whether one of the articles was to answer the question, or stands above what does. */
  boolean hangsOn(Set<String> articles, KeptQuestion question) {
    List<String> above = rank == 0 ? found : found.subList(0, rank - 1);
    return question.relevant().stream().anyMatch(articles::contains)
        || above.stream().anyMatch(articles::contains);
  }

  /** Answered, offered, or neither. */
  private int level() {
    return rank == 1 ? 0 : rank > 0 && rank <= OFFERED ? 1 : 2;
  }
}
