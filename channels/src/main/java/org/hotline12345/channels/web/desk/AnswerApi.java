package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hotline12345.answer.SpokenForm;
import org.hotline12345.answer.WechatForm;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.dialogue.Rehearsal;
import org.hotline12345.dialogue.Reply;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.AsOf;
import org.hotline12345.knowledge.Explained;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.KnowledgeIndex;
import org.hotline12345.knowledge.NoSuchArticleException;
import org.hotline12345.knowledge.Overlay;
import org.hotline12345.knowledge.RetrievalQuery;
import org.hotline12345.knowledge.WithDraft;
import org.hotline12345.organisation.Place;
import org.hotline12345.security.Permission;
import org.hotline12345.wording.WordBook;
import org.jspecify.annotations.Nullable;

/** What the bot would say: now, with a draft published, or on a day past. */
public final class AnswerApi {
  private static final int SHOWN = 10;

  private final Rehearsal rehearsal;
  private final Articles articles;
  private final KnowledgeIndex index;
  private final Supplier<WordBook> words;
  private final AsOf past;
  private final Clock clock;

  public AnswerApi(
      Rehearsal rehearsal,
      Articles articles,
      KnowledgeIndex index,
      Supplier<WordBook> words,
      AsOf past,
      Clock clock) {
    this.rehearsal = rehearsal;
    this.articles = articles;
    this.index = index;
    this.words = words;
    this.past = past;
    this.clock = clock;
  }

  @Operation("rehearseAnswer")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer answer(Call call) {
    String question = call.query("q").orElse("");
    if (question.isBlank()) {
      throw ProblemException.invalid("query.q", "blank", "a question");
    }
    String region = call.query("region").orElse(Place.CITY);
    Optional<String> draft = call.query("draft");
    Optional<Instant> asOf = call.query("asOf").map(this::time);
    if (draft.isPresent() && asOf.isPresent()) {
      throw ProblemException.invalid("query.draft", draft.get(), "none beside asOf");
    }
    if (asOf.isPresent()) {
      Instant time = asOf.get();
      return Answer.ok(
          past.look(
              time,
              then ->
                  played(
                      question,
                      new Rehearsal.Stage(
                          then.retriever(),
                          then,
                          then::words,
                          Clock.fixed(time, clock.getZone()),
                          region,
                          true),
                      time)));
    }
    return Answer.ok(
        draft.isPresent() ? withDraft(question, draft.get(), region) : now(question, region));
  }

  private View now(String question, String region) {
    return played(
        question, new Rehearsal.Stage(index, articles, words, clock, region, false), null);
  }

  /** A draft that is to hold from a later day is tried on that day. */
  private View withDraft(String question, String id, String region) {
    KnowledgeArticle head = articles.find(id).orElseThrow(() -> new NoSuchArticleException(id));
    WithDraft view = WithDraft.of(articles, head);
    ZoneId zone = clock.getZone();
    boolean later = head.validFrom().isAfter(LocalDate.now(clock));
    Clock then = later ? Clock.fixed(head.validFrom().atStartOfDay(zone).toInstant(), zone) : clock;
    try (Overlay overlay = index.with(List.of(view.published()))) {
      return played(question, new Rehearsal.Stage(overlay, view, words, then, region, false), null);
    }
  }

  private View played(String question, Rehearsal.Stage stage, @Nullable Instant asOf) {
    Reply reply = rehearsal.play(question, stage).reply();
    List<Explained> hits =
        stage
            .retriever()
            .explain(
                new RetrievalQuery(question, stage.region(), LocalDate.now(stage.clock()), SHOWN));
    return new View(
        reply.kind().name().toLowerCase(java.util.Locale.ROOT),
        reply.text(),
        reply.citations(),
        reply.quickReplies(),
        SpokenForm.of(reply.text()),
        WechatForm.bubbles(reply.text()),
        asOf == null ? null : asOf.atZone(clock.getZone()).toOffsetDateTime(),
        hits.stream().map(FoundView::of).toList());
  }

  /** A day stands for its end, today for now. */
  private Instant time(String asOf) {
    Instant now = clock.instant();
    Instant time;
    try {
      time =
          asOf.length() > 10
              ? OffsetDateTime.parse(asOf).toInstant()
              : LocalDate.parse(asOf)
                  .plusDays(1)
                  .atStartOfDay(clock.getZone())
                  .toInstant()
                  .minusMillis(1);
    } catch (DateTimeException e) {
      throw ProblemException.invalid("query.asOf", asOf, "a day or a time with its offset");
    }
    LocalDate day = LocalDate.ofInstant(time, clock.getZone());
    if (day.isAfter(LocalDate.ofInstant(now, clock.getZone()))) {
      throw ProblemException.invalid("query.asOf", asOf, "not in the future");
    }
    return time.isAfter(now) ? now : time;
  }

  /**
   * @param spoken as the telephone would say it
   * @param wechat the bubbles WeChat would show
   * @param asOf the time it was played at, null for now
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record View(
      String kind,
      String text,
      List<Reply.Citation> citations,
      List<String> quickReplies,
      String spoken,
      List<String> wechat,
      @Nullable OffsetDateTime asOf,
      List<FoundView> hits) {}
}
