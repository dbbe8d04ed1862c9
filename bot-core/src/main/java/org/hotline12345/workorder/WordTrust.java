package org.hotline12345.workorder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotline12345.organisation.DutyClause;
import org.hotline12345.organisation.DutyExamples;
import org.hotline12345.organisation.DutyList;
import org.hotline12345.organisation.DutyModel;

/**
 * How far a word of the duty list is to be trusted: of the sentences that citizens say it in, the
 * share that is its unit's. A hospital is named in many a matter that is not the health office's; a
 * street lamp in hardly any that is not the lamps' owner's. Immutable.
 */
final class WordTrust {
  private final Map<Word, Count> counts = new HashMap<>();

  WordTrust(DutyList duties, List<DutyExamples.Example> examples) {
    for (DutyExamples.Example example : examples) {
      String lead = duties.find(example.clause()).map(DutyClause::lead).orElse(DutyModel.NOBODY);
      for (DutyList.Match match : duties.match(example.said())) {
        boolean own = match.clause().lead().equals(lead);
        for (String word : match.words()) {
          counts.merge(
              new Word(word, match.clause().lead()), new Count(own ? 1 : 0, 1), Count::plus);
        }
      }
    }
  }

  /** The trust in the best of the words that were said, in (0, 1]; 1 for what is in no sentence. */
  double of(DutyList.Match match) {
    double best = 0;
    for (String word : match.words()) {
      Count count = counts.getOrDefault(new Word(word, match.clause().lead()), Count.NONE);
      // Whoever wrote the list is one witness for the word.
      best = Math.max(best, (count.own() + 1.0) / (count.said() + 1.0));
    }
    return best;
  }

  private record Word(String word, String lead) {}

  private record Count(int own, int said) {
    static final Count NONE = new Count(0, 0);

    Count plus(Count other) {
      return new Count(own + other.own, said + other.said);
    }
  }
}
