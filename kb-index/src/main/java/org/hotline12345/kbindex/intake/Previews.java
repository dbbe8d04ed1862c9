package org.hotline12345.kbindex.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12345.kbindex.documents.DocumentDraft;
import org.hotline12345.kbindex.documents.ReadDocuments;
import org.hotline12345.kbindex.files.FileProblem;
import org.hotline12345.kbindex.likeness.Likeness;
import org.hotline12345.kbindex.passage.Passages;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.Passage;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.knowledge.Retriever;

/** Compares what was read with what is known and within itself. Thread-safe. */
public final class Previews {
  /** Cosine from which a found article counts as treating of the same matter. */
  private static final double NEAR = 0.72;

  private static final int PASSAGES_ASKED = 12;
  private static final int HITS = 3;

  private final Articles articles;
  private final Retriever retriever;

  public Previews(Articles articles, Retriever retriever) {
    this.articles = articles;
    this.retriever = retriever;
  }

  /** The preview of what was read; an id that comes twice is a problem of the second. */
  public ImportPreview of(ReadDocuments read, LocalDate today) {
    Likeness likeness = new Likeness();
    // Heads, so that what waits for review is compared as well.
    articles.list(Articles.Filter.all()).stream().filter(Previews::counts).forEach(likeness::add);
    List<ImportPreview.Item> items = new ArrayList<>();
    List<FileProblem> problems = new ArrayList<>(read.problems());
    Set<String> ids = new HashSet<>();
    for (DocumentDraft draft : read.drafts()) {
      KnowledgeArticle article = draft.article();
      if (!ids.add(article.id())) {
        problems.add(
            new FileProblem(
                draft.file(),
                "“" + article.title() + "”在这一批里重复（同一文号或同一问题），只收第一份" + differing(article, items)));
        continue;
      }
      items.add(
          new ImportPreview.Item(
              items.size() + 1,
              draft,
              action(article),
              likeness.of(article, near(article, today))));
      likeness.add(article);
    }
    return new ImportPreview(items, problems);
  }

  /** The two sentences in which a second copy differs from the first, if they contradict. */
  private static String differing(KnowledgeArticle second, List<ImportPreview.Item> items) {
    Likeness first = new Likeness();
    items.stream()
        .map(item -> item.draft().article())
        .filter(article -> article.id().equals(second.id()))
        .forEach(first::add);
    return first.contradictions(second).stream()
        .findFirst()
        .map(c -> "；两份说法不同：“" + c.there() + "”，“" + c.here() + "”")
        .orElse("");
  }

  private static boolean counts(KnowledgeArticle article) {
    return article.state() != ArticleState.WITHDRAWN && article.state() != ArticleState.EXPIRED;
  }

  private ImportPreview.Action action(KnowledgeArticle article) {
    Optional<KnowledgeArticle> present = articles.find(article.id());
    if (present.isEmpty()) {
      return ImportPreview.Action.NEW;
    }
    KnowledgeArticle head = present.get();
    boolean same =
        head.title().equals(article.title())
            && head.body().equals(article.body())
            && head.questions().equals(article.questions())
            && java.util.Objects.equals(head.validTo(), article.validTo());
    return same ? ImportPreview.Action.SAME : ImportPreview.Action.CHANGED;
  }

  /** Articles found for the title and for passages that state numbers. */
  private Set<String> near(KnowledgeArticle article, LocalDate today) {
    Set<String> near = new HashSet<>();
    Stream<String> passages =
        Passages.of(article).stream()
            .map(Passage::text)
            .filter(text -> text.chars().anyMatch(Character::isDigit))
            .limit(PASSAGES_ASKED);
    Stream.concat(Stream.of(article.title()), passages)
        .flatMap(
            text ->
                retriever
                    .retrieve(new RetrievalQuery(text, article.region(), today, HITS))
                    .stream())
        .filter(hit -> hit.cosine() >= NEAR)
        .forEach(hit -> near.add(hit.passage().articleId()));
    return near;
  }
}
