package org.hotline12345.channels.web.citizen;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hotline12345.channels.web.Anonymous;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Downloads;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.Attachment;
import org.hotline12345.knowledge.Attachments;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.jspecify.annotations.Nullable;

/**
 * Articles as citizens may read them: versions that are or were live. A draft looks like an article
 * that does not exist.
 */
public final class ArticlesApi {
  private final Articles articles;
  private final Attachments attachments;
  private final Clock clock;

  public ArticlesApi(Articles articles, Attachments attachments, Clock clock) {
    this.articles = articles;
    this.attachments = attachments;
    this.clock = clock;
  }

  @Operation("readArticle")
  @Anonymous
  public Answer read(Call call) {
    String id = call.path("id");
    int version = (int) call.query("version", 0);
    Instant now = clock.instant();
    Optional<KnowledgeArticle> live = articles.live(id);
    KnowledgeArticle last =
        live.or(() -> articles.lastLive(id, now)).orElseThrow(() -> unknown(id));
    ArticleState state = live.isPresent() ? ArticleState.PUBLISHED : ended(last, now);
    if (version == 0) {
      if (state == ArticleState.WITHDRAWN) {
        throw unknown(id);
      }
      return Answer.ok(PublicArticle.of(last, state.label(), related(last, now)));
    }
    KnowledgeArticle wanted =
        articles
            .find(id, version)
            .filter(found -> articles.everLive(id, version, now))
            .orElseThrow(() -> unknown(id));
    return Answer.ok(PublicArticle.of(wanted, state.label(), related(wanted, now)));
  }

  @Operation("readAttachment")
  @Anonymous
  public Answer attachment(Call call) {
    return attachments
        .published(call.path("id"), call.path("sha256"))
        .map(
            download ->
                Downloads.of(
                    download.file().name(), download.file().mediaType(), download.content()))
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "attachment: unknown (expected: one of a published article)"));
  }

  /** Those that citizens can be answered from today. */
  private List<Related> related(KnowledgeArticle article, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, clock.getZone());
    return article.related().stream()
        .flatMap(id -> articles.live(id).stream())
        .filter(other -> other.servableOn(today))
        .map(other -> new Related(other.id(), other.title()))
        .toList();
  }

  /** Nothing is live: either its time is over, or it was taken down. */
  private ArticleState ended(KnowledgeArticle last, Instant now) {
    LocalDate to = last.validTo();
    return to != null && to.isBefore(LocalDate.ofInstant(now, clock.getZone()))
        ? ArticleState.EXPIRED
        : ArticleState.WITHDRAWN;
  }

  private static ProblemException unknown(String id) {
    return ProblemException.notFound("article: " + id + " (expected: a published one)");
  }

  /**
   * @param state that of the article now, also when an older version is read
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record PublicArticle(
      String id,
      int version,
      String title,
      String body,
      String department,
      List<String> legalBasis,
      String source,
      LocalDate asOf,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      List<Related> related,
      List<Attachment> attachments,
      String state) {
    static PublicArticle of(KnowledgeArticle article, String state, List<Related> related) {
      return new PublicArticle(
          article.id(),
          article.version(),
          article.title(),
          article.body(),
          article.department(),
          article.legalBasis(),
          article.source(),
          article.asOf(),
          article.validFrom(),
          article.validTo(),
          related,
          article.attachments(),
          state);
    }
  }

  private record Related(String id, String title) {}
}
