package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hotline12345.asked.AskedQuestion;
import org.hotline12345.asked.AskedQuestions;
import org.hotline12345.asked.KnowledgeUse;
import org.hotline12345.asked.Outcome;
import org.hotline12345.asked.Sequel;
import org.hotline12345.asked.UnansweredCluster;
import org.hotline12345.asked.UnansweredQuestions;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.Hit;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.security.Permission;
import org.jspecify.annotations.Nullable;

/** What citizens asked, for those who write the answers. */
public final class AskedApi {
  private static final long DAYS = 30;
  private static final long CLUSTERS = 50;
  private static final int SHOWN = 20;

  private final AskedQuestions questions;
  private final UnansweredQuestions unanswered;
  private final KnowledgeUse use;
  private final Articles articles;
  private final Clock clock;

  public AskedApi(
      AskedQuestions questions,
      UnansweredQuestions unanswered,
      KnowledgeUse use,
      Articles articles,
      Clock clock) {
    this.questions = questions;
    this.unanswered = unanswered;
    this.use = use;
    this.articles = articles;
    this.clock = clock;
  }

  @Operation("unansweredQuestions")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer unanswered(Call call) {
    int limit = (int) call.query("limit", CLUSTERS);
    UnansweredQuestions.Found found = unanswered.since(since(call), limit);
    return Answer.ok(
        new Clusters(
            found.questions(),
            found.clusterCount(),
            found.clusters().stream().map(Cluster::of).toList()));
  }

  @Operation("dealWithAsked")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer deal(Call call) {
    List<Long> ids = call.body(Dealt.class).ids();
    return Answer.ok(
        Map.of("dealt", questions.deal(ids, call.principal().user(), clock.instant())));
  }

  @Operation("unhelpfulAnswers")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer unhelpful(Call call) {
    Map<String, List<AskedQuestion>> byArticle = new LinkedHashMap<>();
    for (AskedQuestion question : questions.unhelpful(since(call))) {
      String id = question.articleId() == null ? "" : question.articleId();
      byArticle.computeIfAbsent(id, key -> new ArrayList<>()).add(question);
    }
    List<Unhelpful> found = new ArrayList<>();
    byArticle.forEach((id, answers) -> found.add(unhelpful(id, answers)));
    found.sort(java.util.Comparator.comparingInt(Unhelpful::count).reversed());
    return Answer.ok(Map.of("articles", found));
  }

  /** An answer without an article was a fixed phrase of the bot. */
  private Unhelpful unhelpful(String id, List<AskedQuestion> answers) {
    KnowledgeArticle article = articles.find(id).orElse(null);
    return new Unhelpful(
        id,
        article == null ? "固定答复" : article.title(),
        article == null ? "" : article.department(),
        answers.size(),
        answers.stream().limit(SHOWN * 5L).map(Judged::of).toList());
  }

  @Operation("articleUsage")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer usage(Call call) {
    KnowledgeUse.Usage usage = use.usage(since(call));
    AskedQuestions.Totals totals = usage.totals();
    return Answer.ok(
        new Usage(
            totals.questions(),
            totals.answered(),
            totals.questions() - totals.answered(),
            usage.used().stream().map(Used::of).toList(),
            usage.never().stream().map(Named::of).toList()));
  }

  @Operation("knowledgeCoverage")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer coverage(Call call) {
    return Answer.ok(Map.of("departments", use.coverage(since(call))));
  }

  private Instant since(Call call) {
    return clock.instant().minus(Duration.ofDays(call.query("days", DAYS)));
  }

  private static @Nullable String said(@Nullable Sequel sequel) {
    return sequel == null ? null : sequel.wireName();
  }

  private static String channel(AskedQuestion question) {
    return question.channel().name().toLowerCase(Locale.ROOT);
  }

  private record Dealt(List<Long> ids) {}

  private record Clusters(int questions, int clusterCount, List<Cluster> clusters) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Cluster(
      String key,
      String question,
      int count,
      Instant firstAt,
      Instant lastAt,
      List<Long> ids,
      List<Asked> questions,
      @Nullable Nearest nearest,
      boolean nowAnswered) {

    static Cluster of(UnansweredCluster cluster) {
      List<Long> ids = cluster.members().stream().map(AskedQuestion::id).toList();
      return new Cluster(
          "q" + ids.stream().mapToLong(Long::longValue).min().orElseThrow(),
          cluster.question().text(),
          ids.size(),
          cluster.firstAt(),
          cluster.lastAt(),
          ids,
          cluster.members().stream().limit(SHOWN).map(Asked::of).toList(),
          Nearest.of(cluster.nearest()),
          cluster.nowAnswered());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Asked(
      long id, String text, Instant at, String channel, String outcome, @Nullable String sequel) {

    static Asked of(AskedQuestion question) {
      return new Asked(
          question.id(),
          question.text(),
          question.at(),
          AskedApi.channel(question),
          outcome(question),
          said(question.sequel()));
    }

    /** As the reader sees it: of an answered question only its use is in doubt. */
    private static String outcome(AskedQuestion question) {
      return switch (question.outcome()) {
        case ANSWERED -> "unhelpful";
        case CLARIFIED, UNCHOSEN -> Outcome.CLARIFIED.wireName();
        case UNKNOWN, ORDERED -> question.outcome().wireName();
      };
    }
  }

  private record Nearest(String articleId, String title, double cosine) {
    static @Nullable Nearest of(@Nullable Hit hit) {
      return hit == null
          ? null
          : new Nearest(hit.passage().articleId(), hit.passage().title(), hit.cosine());
    }
  }

  private record Unhelpful(
      String articleId, String title, String department, int count, List<Judged> answers) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Judged(
      long id,
      String text,
      Instant at,
      String channel,
      int version,
      @Nullable String comment,
      @Nullable String sequel) {

    static Judged of(AskedQuestion question) {
      return new Judged(
          question.id(),
          question.text(),
          question.at(),
          AskedApi.channel(question),
          question.version(),
          question.comment().isEmpty() ? null : question.comment(),
          said(question.sequel()));
    }
  }

  private record Usage(
      int questions, int answered, int unanswered, List<Used> articles, List<Named> never) {}

  private record Used(
      String articleId,
      String title,
      String department,
      int hits,
      int helpful,
      int unhelpful,
      Instant lastAt) {

    static Used of(KnowledgeUse.Used used) {
      return new Used(
          used.article().id(),
          used.article().title(),
          used.article().department(),
          used.use().hits(),
          used.use().helpful(),
          used.use().unhelpful(),
          used.use().lastAt());
    }
  }

  private record Named(String articleId, String title, String department) {
    static Named of(KnowledgeArticle article) {
      return new Named(article.id(), article.title(), article.department());
    }
  }
}
