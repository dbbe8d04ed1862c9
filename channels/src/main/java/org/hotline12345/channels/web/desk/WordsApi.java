package org.hotline12345.channels.web.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.hotline12345.channels.web.Answer;
import org.hotline12345.channels.web.Call;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.ProblemException;
import org.hotline12345.channels.web.Requires;
import org.hotline12345.security.Permission;
import org.hotline12345.security.StaffAccounts;
import org.hotline12345.security.StaffNames;
import org.hotline12345.wording.Reading;
import org.hotline12345.wording.WordDesk;
import org.hotline12345.wording.WordEntry;
import org.hotline12345.wording.WordKind;
import org.hotline12345.wording.WordVersion;
import org.jspecify.annotations.Nullable;

/** The word book at the knowledge desk: what is saved here is in force when the call returns. */
public final class WordsApi {
  private final WordDesk desk;
  private final StaffAccounts staff;

  public WordsApi(WordDesk desk, StaffAccounts staff) {
    this.staff = staff;
    this.desk = desk;
  }

  @Operation("words")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer list(Call call) {
    StaffNames names = staff.names();
    return Answer.ok(new Words(desk.list().stream().map(word -> view(word, names)).toList()));
  }

  @Operation("createWord")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer create(Call call) {
    WordEntry entry = call.body(Fields.class).entry("");
    return Answer.created(view(desk.create(entry, call.principal().user()), staff.names()));
  }

  @Operation("changeWord")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer change(Call call) {
    WordEntry entry = call.body(Fields.class).entry(call.path("id"));
    return Answer.ok(view(desk.change(entry, call.principal().user()), staff.names()));
  }

  @Operation("deleteWord")
  @Requires(Permission.KNOWLEDGE_EDIT)
  public Answer delete(Call call) {
    desk.delete(call.path("id"), (int) call.query("expectedVersion", 0), call.principal().user());
    return Answer.nothing();
  }

  /** How a question is read, to try words out. */
  @Operation("readWords")
  @Requires(Permission.KNOWLEDGE_READ)
  public Answer read(Call call) {
    Reading reading = desk.current().read(call.query("q").orElse(""));
    String division = reading.division();
    return Answer.ok(
        new Read(
            reading.asked(),
            reading.text(),
            reading.variants(),
            reading.found().stream().map(Found::of).toList(),
            division,
            division == null ? null : desk.divisionName(division)));
  }

  private Word view(WordVersion version, StaffNames names) {
    WordEntry entry = version.entry();
    String target = entry.target();
    return new Word(
        entry.id(),
        entry.version(),
        entry.kind().label(),
        entry.terms(),
        target,
        entry.kind() == WordKind.PLACE && target != null ? desk.divisionName(target) : null,
        entry.except(),
        entry.note(),
        version.editor(),
        names.of(version.editor()),
        version.from());
  }

  private record Words(List<Word> words) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Word(
      String id,
      int version,
      String kind,
      List<String> terms,
      @Nullable String target,
      @Nullable String targetName,
      List<String> except,
      String note,
      String editor,
      String editorName,
      Instant updatedAt) {}

  private record Fields(
      @Nullable Integer expectedVersion,
      String kind,
      List<String> terms,
      @Nullable String target,
      @Nullable List<String> except,
      @Nullable String note) {
    WordEntry entry(String id) {
      return new WordEntry(
          id,
          expectedVersion == null ? 0 : expectedVersion,
          WordKind.ofLabel(kind)
              .orElseThrow(() -> ProblemException.invalid("kind", kind, "同义, 纠正 or 地名")),
          terms.stream().map(String::strip).toList(),
          target == null || target.isBlank() ? null : target.strip(),
          except == null ? List.of() : except.stream().map(String::strip).toList(),
          note == null ? "" : note.strip());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Read(
      String asked,
      String text,
      List<String> variants,
      List<Found> found,
      @Nullable String division,
      @Nullable String divisionName) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Found(
      int start,
      int end,
      String term,
      @Nullable String entry,
      @Nullable String kind,
      List<String> others) {
    static Found of(Reading.Found found) {
      WordKind kind = found.kind();
      return new Found(
          found.start(),
          found.end(),
          found.term(),
          found.entry(),
          kind == null ? null : kind.label(),
          found.others());
    }
  }
}
