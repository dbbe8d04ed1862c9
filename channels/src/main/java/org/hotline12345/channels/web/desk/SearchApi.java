package org.hotline12345.channels.web.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.dialogue.Conversation;
import org.hotline12345.dialogue.Conversations;
import org.hotline12345.dialogue.RecordedEvent;
import org.hotline12345.dialogue.UnknownConversationException;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.knowledge.Retriever;
import org.hotline12345.organisation.Place;
import org.hotline12345.seat.CaseSummary;
import org.hotline12345.security.Permission;

/** Searches for staff: suggestions beside a conversation, and the box to try a question. */
public final class SearchApi {
  private static final int SUGGESTED = 5;
  private static final int TRIED = 10;

  private final Retriever retriever;
  private final Articles articles;
  private final Conversations conversations;
  private final Clock clock;

  public SearchApi(
      Retriever retriever, Articles articles, Conversations conversations, Clock clock) {
    this.retriever = retriever;
    this.articles = articles;
    this.conversations = conversations;
    this.clock = clock;
  }

  @Operation("suggestions")
  @Requires(Permission.CONVERSE)
  public Answer suggestions(Call call) {
    String id = call.path("id");
    List<RecordedEvent> events = conversations.events(id, 0);
    if (events.isEmpty()) {
      throw new UnknownConversationException(id);
    }
    String question = call.query("q").orElseGet(() -> wanted(id, events));
    List<Suggestion> found =
        question.isBlank()
            ? List.of()
            : find(question, SUGGESTED).stream().flatMap(hit -> suggestion(hit).stream()).toList();
    return Answer.ok(new Suggestions(found));
  }

  /** A picture, a yes or the wish for a person is not what answers are looked up for. */
  private static String wanted(String id, List<RecordedEvent> events) {
    String matter = CaseSummary.latest(events);
    return matter.isEmpty() ? Conversation.of(id, events).lastText() : matter;
  }

  @Operation("search")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer search(Call call) {
    String question = call.query("q").orElse("");
    long start = System.nanoTime();
    List<FoundView> hits =
        question.isBlank()
            ? List.of()
            : retriever.explain(query(question, TRIED)).stream().map(FoundView::of).toList();
    double millis = Math.round((System.nanoTime() - start) / 1e4) / 100.0;
    return Answer.ok(new Trial(millis, hits));
  }

  private List<Hit> find(String question, int limit) {
    return retriever.retrieve(query(question, limit));
  }

  private RetrievalQuery query(String question, int limit) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    return new RetrievalQuery(question, Place.CITY, today, limit);
  }

  private java.util.Optional<Suggestion> suggestion(Hit hit) {
    return articles
        .live(hit.passage().articleId())
        .map(
            (KnowledgeArticle article) ->
                new Suggestion(
                    article.id(),
                    article.version(),
                    article.title(),
                    article.department(),
                    hit.passage().text(),
                    hit.score()));
  }

  private record Suggestions(List<Suggestion> suggestions) {}

  private record Suggestion(
      String articleId, int version, String title, String department, String text, double score) {}

  private record Trial(double millis, List<FoundView> hits) {}
}
