package org.hotline12345.kbindex.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Gazetteer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes come, each file is read or named. As a test it goes over the sample files and what
 * was found before; with {@code JAZZER_FUZZ=1} in the environment it looks for files that break
 * this, guided by coverage. It rewrites the classes it watches, so it runs only when asked for:
 * {@code mvn verify -pl kb-index -am -Dtest=DocumentFuzzTest -Dtest.excludedGroups=}.
 */
@Tag("fuzz")
class DocumentFuzzTest {
  private static final Gazetteer GAZETTEER = Gazetteer.shipped();
  private static final DocumentFiles FILES =
      new DocumentFiles(Departments.shipped(GAZETTEER), GAZETTEER, ReadingLimits.USUAL);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  /** The name decides between kinds of plain text only. */
  private static final List<String> NAMES = List.of("a.txt", "a.csv", "a.html");

  static Stream<Arguments> samples() {
    return Stream.of(
            "numbered.docx",
            "questions.xlsx",
            "columns.pdf",
            "notice.ofd",
            "page.html",
            "questions-gbk.csv",
            "mixed.zip")
        .map(name -> Arguments.of((Object) DocumentFilesTest.resource(name).bytes()));
  }

  @MethodSource("samples")
  @FuzzTest(maxDuration = "5m")
  void whateverComesIsReadOrNamed(byte[] bytes) {
    String name = NAMES.get(bytes.length % NAMES.size());
    ReadDocuments read =
        FILES.read(List.of(new SourceFile(name, bytes)), null, TODAY, (done, total) -> {});
    assertThat(read.drafts().size() + read.problems().size()).isPositive();
  }
}
