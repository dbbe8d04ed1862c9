package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.knowledge.ArticleState;
import org.hotline12345.knowledge.ArticleWarnings;
import org.hotline12345.knowledge.Articles;
import org.hotline12345.knowledge.Attachments;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.hotline12345.knowledge.KnowledgeDesk;
import org.hotline12345.knowledge.NoSuchArticleException;
import org.hotline12345.knowledge.Publishing;
import org.hotline12345.security.Permission;
import org.hotline12345.security.StaffAccounts;
import org.hotline12345.security.StaffNames;
import org.jspecify.annotations.Nullable;

/** The knowledge desk: find, write, review, publish, withdraw. */
public final class KnowledgeApi {
  private static final long PAGE = 50;

  private final Articles articles;
  private final KnowledgeDesk desk;
  private final Publishing publishing;
  private final ArticleWarnings warnings;
  private final Attachments attachments;
  private final StaffAccounts staff;

  public KnowledgeApi(
      Articles articles,
      KnowledgeDesk desk,
      Publishing publishing,
      ArticleWarnings warnings,
      Attachments attachments,
      StaffAccounts staff) {
    this.staff = staff;
    this.attachments = attachments;
    this.articles = articles;
    this.desk = desk;
    this.publishing = publishing;
    this.warnings = warnings;
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
    StaffNames names = staff.names();
    return Answer.ok(
        new Page(
            articles.count(filter),
            articles.latest(filter).stream()
                .map(standing -> ArticleLine.of(standing, names))
                .toList()));
  }

  @Operation("article")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer read(Call call) {
    String id = call.path("id");
    if (call.principal().may(Permission.KNOWLEDGE_PUBLISH)) {
      articles.find(id).ifPresent(publishing::prepare);
    }
    return Answer.ok(sheet(id));
  }

  @Operation("articleHistory")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer history(Call call) {
    String id = call.path("id");
    StaffNames names = staff.names();
    List<Past> versions =
        articles.history(id).stream().map(version -> Past.of(version, names)).toList();
    if (versions.isEmpty()) {
      throw new NoSuchArticleException(id);
    }
    return Answer.ok(new History(versions));
  }

  @Operation("createArticle")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer create(Call call) {
    ArticleFields fields = call.body(ArticleFields.class);
    KnowledgeArticle article =
        fields.article(Objects.requireNonNull(fields.id()), attachments.known(fields.files()));
    desk.create(article, call.principal().user(), fields.note());
    return Answer.created(sheet(article.id()));
  }

  @Operation("editArticle")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer edit(Call call) {
    String id = call.path("id");
    ArticleFields fields = call.body(ArticleFields.class);
    desk.edit(
        fields.article(id, attachments.known(fields.files())),
        Objects.requireNonNull(fields.expectedVersion()),
        call.principal().user(),
        fields.note());
    return Answer.ok(sheet(id));
  }

  @Operation("submitArticle")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer submit(Call call) {
    Step step = Step.of(call);
    publishing.prepare(desk.submit(step.id(), step.seen(), step.user(), step.note()));
    return Answer.ok(sheet(step.id()));
  }

  @Operation("returnArticle")
  @Requires(Permission.KNOWLEDGE_PUBLISH)
  public Answer sendBack(Call call) {
    Step step = Step.of(call);
    desk.sendBack(step.id(), step.seen(), step.user(), step.note());
    return Answer.ok(sheet(step.id()));
  }

  @Operation("publishArticle")
  @Requires(Permission.KNOWLEDGE_PUBLISH)
  public Answer publish(Call call) {
    Step step = Step.of(call);
    publishing.publish(step.id(), step.seen(), step.user(), step.note(), step.accepts());
    return Answer.ok(sheet(step.id()));
  }

  @Operation("withdrawArticle")
  @Requires(Permission.KNOWLEDGE_PUBLISH)
  public Answer withdraw(Call call) {
    Step step = Step.of(call);
    publishing.withdraw(step.id(), step.seen(), step.user(), step.note(), step.accepts());
    return Answer.ok(sheet(step.id()));
  }

  @Operation("rollbackArticle")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer rollBack(Call call) {
    Step step = Step.of(call);
    int to = Objects.requireNonNull(step.body().version());
    desk.rollBack(step.id(), to, step.seen(), step.user(), step.note());
    return Answer.ok(sheet(step.id()));
  }

  @Operation("confirmArticle")
  @Requires(Permission.KNOWLEDGE_PUBLISH)
  public Answer confirm(Call call) {
    Step step = Step.of(call);
    desk.confirm(step.id(), step.seen(), step.body().reviewBy(), step.user(), step.note());
    return Answer.ok(sheet(step.id()));
  }

  private ArticleSheet sheet(String id) {
    Articles.Standing standing =
        articles.standing(id).orElseThrow(() -> new NoSuchArticleException(id));
    return ArticleSheet.of(standing, staff.names(), warnings.of(standing.head().article()));
  }

  /** What all steps have in common. */
  private record Step(String id, String user, Body body) {
    static Step of(Call call) {
      return new Step(call.path("id"), call.principal().user(), call.body(Body.class));
    }

    @Nullable Integer seen() {
      return body.expectedVersion();
    }

    boolean accepts() {
      return Boolean.TRUE.equals(body.accept());
    }

    String note() {
      String note = body.note();
      return note == null ? "" : note;
    }
  }

  /**
   * @param expectedVersion the version the person saw, null for whichever is the head
   * @param accept to publish or withdraw although kept questions break
   * @param version the version to go back to
   * @param reviewBy by when to look again
   */
  private record Body(
      @Nullable String note,
      @Nullable Integer expectedVersion,
      @Nullable Boolean accept,
      @Nullable Integer version,
      @Nullable LocalDate reviewBy) {}

  private record Page(int total, List<ArticleLine> articles) {}

  private record History(List<Past> versions) {}

  /**
   * @param liveFrom from when on citizens were answered from it, null when never
   * @param liveUntil until when, null when never or still
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Past(
      int version,
      String act,
      String editor,
      String editorName,
      Instant at,
      String note,
      String state,
      @Nullable Instant liveFrom,
      @Nullable Instant liveUntil,
      ArticleView article) {
    static Past of(Articles.Version version, StaffNames names) {
      return new Past(
          version.article().version(),
          version.act().label(),
          version.editor(),
          names.of(version.editor()),
          version.at(),
          version.note(),
          version.article().state().label(),
          version.liveFrom(),
          version.liveUntil(),
          ArticleView.of(version.article()));
    }
  }
}
