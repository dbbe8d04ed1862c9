package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.intake.ImportJob;
import org.hotline12345.intake.NoSuchImportException;
import org.hotline12345.kbindex.files.FileProblem;
import org.hotline12345.kbindex.intake.ImportDesk;
import org.hotline12345.kbindex.intake.ImportLine;
import org.hotline12345.kbindex.intake.ImportPreview;
import org.hotline12345.kbindex.intake.ImportStatus;
import org.hotline12345.organisation.Department;
import org.hotline12345.organisation.Departments;
import org.hotline12345.security.Permission;
import org.hotline12345.security.StaffAccounts;
import org.hotline12345.security.StaffNames;
import org.jspecify.annotations.Nullable;

/** Uploads of documents: read, preview, choose, into review. */
public final class ImportsApi {
  private final ImportDesk desk;
  private final Departments departments;
  private final StaffAccounts staff;

  public ImportsApi(ImportDesk desk, Departments departments, StaffAccounts staff) {
    this.desk = desk;
    this.departments = departments;
    this.staff = staff;
  }

  @Operation("startImport")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer start(Call call) {
    byte[] bytes = call.bytes();
    if (bytes.length == 0) {
      throw ProblemException.invalid("body", "空文件", "一个有内容的文件");
    }
    String department = call.query("department").filter(name -> !name.isBlank()).orElse(null);
    if (department != null && departments.find(department).isEmpty()) {
      throw ProblemException.invalid("query.department", department, "单位名录里的单位");
    }
    ImportJob job =
        desk.upload(
            call.query("name").orElse(""),
            bytes,
            department == null
                ? null
                : departments.find(department).map(Department::name).orElse(department),
            call.principal().user());
    return Answer.accepted(View.of(new ImportStatus(job, 0, 1, null), staff.names()));
  }

  @Operation("imports")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer list(Call call) {
    StaffNames names = staff.names();
    return Answer.ok(
        new Jobs(
            desk.list().stream()
                .map(job -> View.of(new ImportStatus(job, 0, 0, null), names))
                .toList()));
  }

  @Operation("import")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer read(Call call) {
    return Answer.ok(View.of(desk.find(call.path("id")), staff.names()));
  }

  @Operation("importItem")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer item(Call call) {
    ImportPreview preview = desk.find(call.path("id")).preview();
    String n = call.path("n");
    ImportPreview.Item item =
        preview == null
            ? null
            : preview.items().stream()
                .filter(i -> String.valueOf(i.n()).equals(n))
                .findFirst()
                .orElse(null);
    if (item == null) {
      throw new NoSuchImportException("item: " + n);
    }
    return Answer.ok(new Item(ImportLine.of(item), ArticleView.of(item.draft().article())));
  }

  @Operation("acceptImport")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer accept(Call call) {
    Choice choice = call.body(Choice.class);
    String note = choice.note() == null || choice.note().isBlank() ? "导入文件" : choice.note();
    ImportJob job = desk.accept(call.path("id"), choice.items(), note, call.principal().user());
    return Answer.accepted(
        View.of(new ImportStatus(job, 0, choice.items().size(), null), staff.names()));
  }

  @Operation("deleteImport")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer delete(Call call) {
    desk.delete(call.path("id"));
    return Answer.nothing();
  }

  private record Choice(List<Integer> items, @Nullable String note) {}

  private record Jobs(List<View> imports) {}

  private record Item(ImportLine item, ArticleView article) {}

  /**
   * @param items null until it is read
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record View(
      String id,
      String name,
      long size,
      @Nullable String department,
      String user,
      String userName,
      Instant uploadedAt,
      String state,
      @Nullable String message,
      int done,
      int total,
      @Nullable List<ImportLine> items,
      @Nullable List<FileProblem> problems) {

    static View of(ImportStatus status, StaffNames names) {
      ImportJob job = status.job();
      ImportPreview preview = status.preview();
      return new View(
          job.id(),
          job.name(),
          job.size(),
          job.department(),
          job.user(),
          names.of(job.user()),
          job.uploadedAt(),
          job.state().name().toLowerCase(Locale.ROOT),
          job.message(),
          status.done(),
          status.total(),
          preview == null ? null : preview.items().stream().map(ImportLine::of).toList(),
          preview == null ? null : preview.problems());
    }
  }
}
