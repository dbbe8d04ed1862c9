package org.hotline12345.kbindex.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12345.knowledge.KnowledgeArticle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeFilesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
  @TempDir Path dir;

  private ReadArticles read(String... names) {
    return new KnowledgeFiles("市医保局", TODAY).read(Stream.of(names).map(dir::resolve).toList());
  }

  @Test
  void readsDocumentsAndNamesBadLines() throws IOException {
    Files.writeString(
        dir.resolve("d.jsonl"),
        """
        {"id":"民法典第一条","title":"民法典第一条","text":"为了保护民事主体的合法权益。"}

        {"id":"b","text":"医保报销比例调整。详见正文。","department":"市财政局","validTo":"2026-12-31"}
        {"id":"old","text":"旧文","validTo":"2025-12-31"}
        {"id":"b","text":"又一次"}
        {"id":"c"}
        {"id":"d e","text":"文"}
        {"id":"e","text":"文","validTo":"明年"}
        not json
        """);
    ReadArticles read = read("d.jsonl");
    assertThat(read.articles())
        .extracting(KnowledgeArticle::id)
        .containsExactly("民法典第一条", "b", "old");
    KnowledgeArticle b = read.articles().get(1);
    assertThat(b.title()).isEqualTo("医保报销比例调整");
    assertThat(b.department()).isEqualTo("市财政局");
    assertThat(b.servableOn(TODAY)).isTrue();
    assertThat(b.servableOn(LocalDate.of(2027, 1, 1))).isFalse();
    assertThat(read.articles().getFirst().department()).isEqualTo("市医保局");
    assertThat(read.articles().get(2).servableOn(TODAY)).isFalse();
    assertThat(read.problems())
        .extracting(FileProblem::toString)
        .satisfiesExactly(
            p ->
                assertThat(p).isEqualTo("d.jsonl: line 5: id: \"b\" stands twice (expected: once)"),
            p ->
                assertThat(p)
                    .isEqualTo("d.jsonl: line 6: text: missing (expected: the document's words)"),
            p -> assertThat(p).startsWith("d.jsonl: line 7: id: \"d e\" (expected: "),
            p ->
                assertThat(p)
                    .isEqualTo("d.jsonl: line 8: validTo: \"明年\" (expected: a date as 2026-06-30)"),
            p -> assertThat(p).startsWith("d.jsonl: line 9: no JSON object"));
  }

  @Test
  void namesUnknownFormatsAndMissingFilesAndReadsTheRest() throws IOException {
    Files.writeString(dir.resolve("a.jsonl"), "{\"id\":\"a\",\"text\":\"文\"}");
    Files.writeString(dir.resolve("b.docx"), "PK");
    ReadArticles read = read("b.docx", "none.md", "a.jsonl");
    assertThat(read.articles()).hasSize(1);
    assertThat(read.problems())
        .extracting(FileProblem::message)
        .isEqualTo(
            List.of(
                "unknown format (expected: .md articles, .jsonl documents, or a folder)",
                "cannot be read (expected: a readable file)"));
  }
}
