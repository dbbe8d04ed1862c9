package org.hotline12345.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import org.hotline12345.knowledge.BreaksKeptQuestionsException.Broken;
import org.hotline12345.knowledge.BreaksKeptQuestionsException.Titled;

/**
 * Two indexes by the kept questions. Two articles that were as good as level may change places
 * because a third makes rare words less rare: that is not the editor's doing and not told here,
 * {@link KeptQuestions#run} shows it.
 *
 * @param day on which both are asked
 */
record KeptComparison(Retriever before, Retriever after, LocalDate day, Articles articles) {

  /**
   * The questions that find their articles less well after than before, because of the changed
   * articles. All are asked of {@code after}, of {@code before} only those in doubt.
   *
   * @param changed ids
   * @param progress told how many have been asked of {@code after}, from several threads
   */
  List<Broken> broken(List<KeptQuestion> questions, Set<String> changed, IntConsumer progress) {
    Map<String, KeptRank> now = KeptRank.all(after, questions, day, progress);
    List<KeptQuestion> doubtful =
        questions.stream()
            .filter(question -> rank(now, question).doubtful())
            .filter(question -> rank(now, question).hangsOn(changed, question))
            .toList();
    Map<String, KeptRank> once = KeptRank.all(before, doubtful, day, asked -> {});
    ArticleTitles titles = new ArticleTitles(articles);
    List<Broken> broken = new ArrayList<>();
    for (KeptQuestion question : doubtful) {
      KeptRank was = rank(once, question);
      KeptRank is = rank(now, question);
      if (is.worseThan(was)) {
        Titled instead = is.found().isEmpty() ? null : titles.of(is.found().getFirst());
        broken.add(
            new Broken(
                question.question(),
                titles.of(question.relevant()),
                was.rank(),
                is.rank(),
                instead));
      }
    }
    return broken;
  }

  private static KeptRank rank(Map<String, KeptRank> ranks, KeptQuestion question) {
    return Objects.requireNonNull(ranks.get(question.question()));
  }
}
