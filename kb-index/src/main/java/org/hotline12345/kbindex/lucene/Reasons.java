package org.hotline12345.kbindex.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.hotline12345.kbindex.question.LayWords;
import org.hotline12345.knowledge.Hit;
import org.jspecify.annotations.Nullable;

/** Says in an editor's words why an article was found and stands where it stands. */
final class Reasons {
  private static final int NAMED = 6;
  private static final double CLEARLY_NEAR = 0.75;
  private static final double SOMEWHAT_NEAR = 0.6;

  private final IndexSearcher searcher;
  private final Asked asked;
  private final Rarity rarity;
  private final List<String> terms;

  Reasons(IndexSearcher searcher, Asked asked) throws IOException {
    this.searcher = searcher;
    this.asked = asked;
    this.rarity = new Rarity(searcher);
    this.terms = WordClauses.terms(asked.text());
  }

  /**
   * @param next the candidate below it, null when there is none
   */
  List<String> of(Hit hit, Candidate candidate, @Nullable Candidate next) throws IOException {
    List<String> reasons = new ArrayList<>();
    if (!asked.text().equals(asked.query().text())) {
      reasons.add("问题按“" + asked.text() + "”理解。");
    }
    if (candidate.citing() > 0) {
      reasons.add("条目的标题、依据、来源或者正文里有问题所引的文号或者条款。");
    }
    addWords(reasons, candidate.doc());
    addOfficial(reasons, candidate.doc());
    addMeaning(reasons, hit, candidate);
    if (candidate.local()) {
      reasons.add("这是当地的条目，内容相当时排在全市条目前面。");
    }
    if (next != null) {
      reasons.add(against(candidate, next));
    }
    return reasons;
  }

  private void addWords(List<String> reasons, int doc) throws IOException {
    Map<String, Integer> present = new LinkedHashMap<>();
    Set<String> absent = new LinkedHashSet<>();
    for (Run run : runs(doc)) {
      if (run.present()) {
        present.merge(run.text(), run.articles(), Math::min);
      } else if (run.text().length() > 1) {
        absent.add(run.text());
      }
    }
    if (present.isEmpty()) {
      reasons.add("问题里的字词在条目里都没有，是按意思找到的。");
    } else {
      reasons.add(
          "条目里有问题中的"
              + present.entrySet().stream()
                  .sorted(Map.Entry.comparingByValue())
                  .limit(NAMED)
                  .map(word -> "“" + word.getKey() + "”（全库 " + word.getValue() + " 条有）")
                  .collect(Collectors.joining("、"))
              + "；越少见的词分量越重。");
    }
    if (!absent.isEmpty()) {
      reasons.add(
          "条目里没有"
              + absent.stream()
                  .limit(NAMED)
                  .map(word -> "“" + word + "”")
                  .collect(Collectors.joining("、"))
              + "。");
    }
  }

  private void addOfficial(List<String> reasons, int doc) throws IOException {
    for (Map.Entry<String, List<String>> lay : LayWords.shipped().in(asked.text()).entrySet()) {
      for (String official : lay.getValue()) {
        if (!asked.text().contains(official) && holdsWhole(doc, official)) {
          reasons.add("问的是“" + lay.getKey() + "”，条目里写作“" + official + "”。");
        }
      }
    }
  }

  private void addMeaning(List<String> reasons, Hit hit, Candidate candidate) {
    if (asked.vectors().isEmpty()) {
      reasons.add("没有语义模型，只按字词查找。");
      return;
    }
    double near = candidate.nearest();
    String degree = near >= CLEARLY_NEAR ? "很接近" : near >= SOMEWHAT_NEAR ? "比较接近" : "不太接近";
    String where = hit.passage().heading().isEmpty() ? "" : "“" + hit.passage().heading() + "”";
    reasons.add(
        "意思与问题%s（相似度 %.2f），引用的是%s“%s…”这一段。"
            .formatted(degree, near, where, beginning(hit.passage().text())));
  }

  private static String against(Candidate candidate, Candidate next) {
    if (candidate.citing() > next.citing()) {
      return "比下一条靠前，因为带有问题所引的文号或者条款。";
    }
    double words = candidate.words() - next.words();
    double meaning = candidate.meaning() - next.meaning();
    if (words + meaning <= 0) {
      return "比下一条靠前，因为它是当地的条目。";
    }
    if (words > 0 && meaning > 0) {
      return "比下一条靠前：字词和意思都更合，主要是" + (words >= meaning ? "字词。" : "意思。");
    }
    return words > 0 ? "比下一条靠前：字词更合，虽然意思稍远。" : "比下一条靠前：意思更近，虽然字词少些。";
  }

  /** The question's pairs put together again where neighbours stand alike in the article or not. */
  private List<Run> runs(int doc) throws IOException {
    List<Run> runs = new ArrayList<>();
    for (String term : terms) {
      boolean present = holds(doc, term);
      int articles = rarity.articles(term);
      Run last = runs.isEmpty() ? null : runs.getLast();
      String longer = last == null ? term : last.text() + term.substring(1);
      if (last != null
          && last.present() == present
          && last.continues(term)
          && (!present || holdsWhole(doc, longer))) {
        runs.set(runs.size() - 1, new Run(longer, present, present ? articlesWith(longer) : 0));
      } else {
        runs.add(new Run(term, present, articles));
      }
    }
    return runs;
  }

  /** Whether the words stand there together, not only each of their pairs somewhere. */
  private boolean holdsWhole(int doc, String words) throws IOException {
    return searcher.explain(ChineseAnalysis.phrase(Fields.PAIRS, words), doc).isMatch();
  }

  private int articlesWith(String words) throws IOException {
    return searcher.count(ChineseAnalysis.phrase(Fields.PAIRS, words));
  }

  private boolean holds(int doc, String term) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    @Nullable PostingsEnum postings =
        leaf.reader().postings(new Term(Fields.PAIRS, term), PostingsEnum.NONE);
    int inLeaf = doc - leaf.docBase;
    return postings != null && postings.advance(inLeaf) == inLeaf;
  }

  private static String beginning(String text) {
    String line = text.replaceAll("[\\s#*>-]+", " ").strip();
    return line.length() <= 20 ? line : line.substring(0, 20);
  }

  /** Neighbouring pairs of the question as one word. */
  private record Run(String text, boolean present, int articles) {
    boolean continues(String term) {
      return term.length() == 2
          && Character.UnicodeScript.of(term.charAt(0)) == Character.UnicodeScript.HAN
          && text.charAt(text.length() - 1) == term.charAt(0);
    }
  }
}
