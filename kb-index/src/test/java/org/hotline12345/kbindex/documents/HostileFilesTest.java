package org.hotline12345.kbindex.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hotline12345.kbindex.files.FileProblem;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Gazetteer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to do harm, and files that are merely broken: named, never thrown, never endless. */
class HostileFilesTest {
  private static final Gazetteer GAZETTEER = Gazetteer.shipped();
  private static final DocumentFiles FILES =
      new DocumentFiles(Departments.shipped(GAZETTEER), GAZETTEER, ReadingLimits.USUAL);

  /** Raised by hand for a long run; the seed is told with every failure. */
  private static final int MUTANTS = Integer.getInteger("fuzz.mutants", 40);

  private static ReadDocuments read(String name, byte[] bytes) {
    return FILES.read(
        List.of(new SourceFile(name, bytes)), null, LocalDate.of(2026, 11, 22), (d, t) -> {});
  }

  private static byte[] zip(Map<String, byte[]> entries, Charset names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertProblem(ReadDocuments read, String words) {
    assertThat(read.drafts()).isEmpty();
    assertThat(read.problems())
        .extracting(FileProblem::message)
        .anySatisfy(message -> assertThat(message).contains(words));
  }

  @Test
  void aBombIsStoppedEarly() throws IOException {
    byte[] bomb = zip(Map.of("big.txt", new byte[64 << 20]), StandardCharsets.UTF_8);
    assertThat(bomb.length).isLessThan(100_000);
    assertProblem(read("bomb.zip", bomb), "疑似压缩炸弹");
  }

  @Test
  void tooManyFilesAreABombToo() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i <= ReadingLimits.USUAL.entries(); i++) {
      entries.put(i + ".txt", new byte[] {'a'});
    }
    assertProblem(read("many.zip", zip(entries, StandardCharsets.UTF_8)), "文件太多");
  }

  @Test
  void archivesInArchivesEndSomewhere() throws IOException {
    byte[] inner = zip(Map.of("a.txt", utf8("办理时限为五个工作日。")), StandardCharsets.UTF_8);
    for (int i = 0; i < 5; i++) {
      inner = zip(Map.of("inner.zip", inner), StandardCharsets.UTF_8);
    }
    assertProblem(read("deep.zip", inner), "层以上");
  }

  @Test
  void aNameThatLeavesTheArchiveIsNamedAndTheRestIsRead() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("../../etc/cron.txt", utf8("坏文件"));
    entries.put("说明.txt", utf8("公园免费开放说明\n公园每天6:00至22:00免费开放，全年不休息。"));
    ReadDocuments read = read("slip.zip", zip(entries, Charset.forName("GBK")));
    assertThat(read.drafts())
        .singleElement()
        .extracting(DocumentDraft::file)
        .isEqualTo("slip.zip/说明.txt");
    assertThat(read.problems())
        .singleElement()
        .extracting(FileProblem::message)
        .asString()
        .contains("路径穿越");
  }

  @Test
  void entitiesFromOutsideAreRefused() throws IOException {
    String xml =
        "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + "<document><body><p><r><t>&x;</t></r></p></body></document>";
    byte[] docx = zip(Map.of("word/document.xml", utf8(xml)), StandardCharsets.UTF_8);
    assertThat(read("xxe.docx", docx).drafts()).isEmpty();
    assertThat(read("xxe.docx", docx).problems()).hasSize(1);
  }

  /** Every file of the real set, damaged at random places: an answer each time, and soon. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "numbered.docx",
        "questions.xlsx",
        "columns.pdf",
        "notice.ofd",
        "page.html",
        "questions-gbk.csv",
        "mixed.zip"
      })
  void aDamagedFileIsReadOrNamed(String name) {
    byte[] sound = DocumentFilesTest.resource(name).bytes();
    for (int seed = 0; seed < MUTANTS; seed++) {
      Random random = new Random(seed);
      byte[] damaged = sound.clone();
      int wounds = 1 + random.nextInt(30);
      for (int i = 0; i < wounds; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      if (seed % 4 == 0) {
        damaged = java.util.Arrays.copyOf(damaged, 1 + random.nextInt(damaged.length));
      }
      long start = System.nanoTime();
      ReadDocuments read = read(name, damaged);
      assertThat(read.drafts().size() + read.problems().size()).as("seed %s", seed).isPositive();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("seed %s", seed)
          .isLessThan(Duration.ofSeconds(ReadingLimits.USUAL.seconds()));
    }
  }
}
