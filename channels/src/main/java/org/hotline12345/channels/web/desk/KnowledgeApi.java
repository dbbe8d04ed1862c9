package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Problem;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.KnowledgeDesk;
import org.hotline12345.knowledge.NoSuchArticleException;
import org.hotline12345.security.Permission;
import org.jspecify.annotations.Nullable;

/** The knowledge desk: find, write, publish, withdraw. */
public final class KnowledgeApi {
  private static final long PAGE = 50;

  private final Articles articles;
  private final KnowledgeDesk desk;

  public KnowledgeApi(Articles articles, KnowledgeDesk desk) {
    this.articles = articles;
    this.desk = desk;
  }

  @Operation("articles")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer list(Call call) {
    Articles.Filter filter =
        new Articles.Filter(
            call.query("text").orElse(null),
            call.query("state").flatMap(ArticleState::ofLabel).orElse(null),
            call.query("department").orElse(null),
            (int) call.query("offset", 0),
            (int) call.query("limit", PAGE));
    return Answer.ok(
        new Page(articles.count(filter), articles.latest(filter).stream().map(Line::of).toList()));
  }

  @Operation("article")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer read(Call call) {
    return Answer.ok(ArticleView.of(current(call.path("id"))));
  }

  @Operation("articleHistory")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer history(Call call) {
    String id = call.path("id");
    List<Past> versions = articles.history(id).stream().map(Past::of).toList();
    if (versions.isEmpty()) {
      throw new NoSuchArticleException(id);
    }
    return Answer.ok(new History(versions));
  }

  @Operation("createArticle")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer create(Call call) {
    ArticleFields fields = call.body(ArticleFields.class);
    KnowledgeArticle article = fields.article(Objects.requireNonNull(fields.id()));
    return Answer.created(
        ArticleView.of(desk.create(article, call.principal().user(), fields.note())));
  }

  /** What is published is answered from at once, so only those who may publish edit it. */
  @Operation("editArticle")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer edit(Call call) {
    String id = call.path("id");
    if (current(id).state() == ArticleState.PUBLISHED
        && !call.principal().permissions().contains(Permission.KNOWLEDGE_PUBLISH)) {
      throw ProblemException.of(
          Problem.of(
              403,
              "published-article",
              "已发布的条目须由有发布权限的人修改，或先下架",
              "permission: missing (expected: " + Permission.KNOWLEDGE_PUBLISH + ")"));
    }
    ArticleFields fields = call.body(ArticleFields.class);
    return Answer.ok(
        ArticleView.of(
            desk.edit(
                fields.article(id),
                Objects.requireNonNull(fields.expectedVersion()),
                call.principal().user(),
                fields.note())));
  }

  @Operation("publishArticle")
  @Requires(Permission.KNOWLEDGE_PUBLISH)
  public Answer publish(Call call) {
    return Answer.ok(
        ArticleView.of(desk.publish(call.path("id"), call.principal().user(), note(call))));
  }

  @Operation("withdrawArticle")
  @Requires(Permission.KNOWLEDGE_PUBLISH)
  public Answer withdraw(Call call) {
    return Answer.ok(
        ArticleView.of(desk.withdraw(call.path("id"), call.principal().user(), note(call))));
  }

  private KnowledgeArticle current(String id) {
    return articles.find(id).orElseThrow(() -> new NoSuchArticleException(id));
  }

  private static String note(Call call) {
    String note = call.body(Note.class).note();
    return note == null ? "" : note;
  }

  private record Note(@Nullable String note) {}

  private record Page(int total, List<Line> articles) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Line(
      String id,
      int version,
      String title,
      String department,
      String state,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable LocalDate reviewBy,
      Instant updatedAt,
      String editor) {
    static Line of(Articles.Version latest) {
      KnowledgeArticle article = latest.article();
      return new Line(
          article.id(),
          article.version(),
          article.title(),
          article.department(),
          article.state().label(),
          article.validFrom(),
          article.validTo(),
          article.reviewBy(),
          latest.at(),
          latest.editor());
    }
  }

  private record History(List<Past> versions) {}

  private record Past(
      int version, String editor, Instant at, String note, String state, ArticleView article) {
    static Past of(Articles.Version version) {
      return new Past(
          version.article().version(),
          version.editor(),
          version.at(),
          version.note(),
          version.article().state().label(),
          ArticleView.of(version.article()));
    }
  }
}
