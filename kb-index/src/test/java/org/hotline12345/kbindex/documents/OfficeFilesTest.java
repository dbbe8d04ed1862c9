package org.hotline12345.kbindex.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.element.Paragraph;
import org.ofdrw.layout.element.Span;

/** The readers over POI and ofdrw: what they tell, what they leave out, what they refuse. */
class OfficeFilesTest {

  private static Reading read(Reader reader, SourceFile file) throws DocumentException {
    return reader.read(file, new Allowance(ReadingLimits.USUAL));
  }

  private static Reading word(String name) throws DocumentException {
    return read(new WordReader(), DocumentFilesTest.resource(name));
  }

  private static List<String> texts(Reading reading) {
    return reading.blocks().stream()
        .map(
            block ->
                switch (block) {
                  case Block.Heading heading -> heading.level() + " " + heading.text();
                  case Block.Paragraph paragraph -> paragraph.text();
                  case Block.Grid grid -> grid.rows().toString();
                })
        .toList();
  }

  @Test
  void wordsNumbersBoxesControlsAndRevisionsAreReadAsWordShowsThem() throws DocumentException {
    Reading reading = word("clauses.docx");
    assertThat(texts(reading))
        .containsSubsequence(
            "1 第一章 总则",
            "第一条 为了规范露天烧烤，制定本规定。",
            "第二条 本规定适用于城区。",
            "1 第二章 罚则",
            "第三条 违反规定的，处500元罚款。",
            "（一）拒不改正的，处2000元罚款；",
            "（二）再次违反的，加倍处罚。",
            "第四条 本规定由云溪市城管局解释。",
            "文本框里的咨询电话0578-1234020。",
            "内容控件里的一段话。",
            "[[街道, 集中点], [东城街道, 滨江路], [东城街道, 南门口]]");
    assertThat(texts(reading))
        .noneMatch(text -> text.contains("300元"))
        .noneMatch(text -> text.contains("删去的一行"))
        .noneMatch(text -> text.contains("目录里的一行"))
        .noneMatch(text -> text.contains("样式藏起来的字"));
    assertThat(reading.warnings()).anySatisfy(w -> assertThat(w).contains("样式藏起来的字"));
  }

  @Test
  void aWorkbookShowsNumbersAsPeopleSeeThem() throws DocumentException {
    Reading reading = read(new SheetReader(), DocumentFilesTest.resource("numbers.xlsx"));
    assertThat(texts(reading))
        .containsExactly(
            "1 收费",
            "[[项目, 项目, 金额, 比例, 编号, 电话, 日期, 有效], "
                + "[甲, 乙, ¥1,234.50, 12.5%, 000042, 13905780001, 2026-06-30, 是], [], "
                + "[丙, 乙, 3, , , , 2024-02-01 08:30, 否]]");
    assertThat(reading.warnings())
        .anySatisfy(w -> assertThat(w).contains("工作表“收费”有 1 个隐藏的行没有收入"))
        .anySatisfy(w -> assertThat(w).contains("工作表“收费”有隐藏的列没有收入"))
        .anySatisfy(w -> assertThat(w).contains("隐藏的工作表“底稿”没有收入"))
        .anySatisfy(w -> assertThat(w).contains("白色的字").contains("不显示的字"))
        .noneMatch(w -> w.contains("蓝底白字"));
  }

  @Test
  void anOfdSaysWhatIsWhite(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("white.ofd");
    try (OFDDoc document = new OFDDoc(file)) {
      document.add(new Paragraph().add(new Span("看得见的正文。").setFontSize(5d)));
      document.add(new Paragraph().add(new Span("白色的秘密。").setFontSize(5d).setColor(255, 255, 255)));
    }
    Reading reading = read(new OfdReader(), new SourceFile("white.ofd", Files.readAllBytes(file)));
    assertThat(texts(reading)).singleElement().asString().contains("看得见的正文。");
    assertThat(reading.warnings()).singleElement().asString().contains("白色的秘密。");
  }

  @Test
  void anOfdLeavesNothingBehind() throws Exception {
    List<Path> before = leftBehind();
    read(new OfdReader(), DocumentFilesTest.resource("notice.ofd"));
    SourceFile broken =
        changed("notice.ofd", "Content.xml", text -> text.substring(0, text.length() / 2));
    assertThatThrownBy(() -> read(new OfdReader(), broken)).isInstanceOf(DocumentException.class);
    assertThat(leftBehind()).isEqualTo(before);
  }

  private static List<Path> leftBehind() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().contains("ofd-"))
          .filter(path -> path.getFileName().toString().startsWith("hotline-"))
          .sorted()
          .toList();
    }
  }

  @Test
  void anOfdThatPointsOutsideItselfFindsNothingThere() {
    SourceFile file =
        changed(
            "notice.ofd",
            "OFD.xml",
            text -> text.replaceAll("Doc_0/Document.xml", "../../../../../../etc/hostname"));
    assertThatThrownBy(() -> read(new OfdReader(), file)).isInstanceOf(DocumentException.class);
    SourceFile escaping = zip("../../escaped.xml", "<a/>".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(new OfdReader(), escaping)).hasMessageContaining("路径穿越");
  }

  @Test
  void anOfdWithEndlessDistancesIsRefused() {
    SourceFile file =
        changed(
            "notice.ofd",
            "Content.xml",
            text -> text.replaceFirst("DeltaX=\"[^\"]*\"", "DeltaX=\"g 2000000000 4.5\""));
    assertThatThrownBy(() -> read(new OfdReader(), file)).hasMessageContaining("文字间距");
  }

  @Test
  void aBombInTheClothesOfADocumentIsNotUnpacked() {
    byte[] page = new byte[64 << 20];
    Arrays.fill(page, (byte) ' ');
    SourceFile bomb = zip("word/document.xml", page);
    assertThat(bomb.bytes().length).isLessThan(1 << 20);
    assertThatThrownBy(() -> read(new WordReader(), bomb)).hasMessageContaining("压缩炸弹");
    SourceFile sheet = zip("xl/workbook.xml", page);
    assertThatThrownBy(() -> read(new SheetReader(), sheet)).hasMessageContaining("压缩炸弹");
    SourceFile ofd = zip("OFD.xml", page);
    assertThatThrownBy(() -> read(new OfdReader(), ofd)).hasMessageContaining("压缩炸弹");
  }

  @Test
  void entitiesAreRefused() {
    UnaryOperator<String> entity =
        text ->
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + text.substring(text.indexOf("?>") + 2);
    assertThatThrownBy(
            () -> read(new WordReader(), changed("measures.docx", "document.xml", entity)))
        .hasMessageContaining("XXE");
    assertThatThrownBy(
            () -> read(new SheetReader(), changed("questions.xlsx", "sheet1.xml", entity)))
        .hasMessageContaining("XXE");
    assertThatThrownBy(() -> read(new OfdReader(), changed("notice.ofd", "Content.xml", entity)))
        .hasMessageContaining("XXE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"measures.docx", "clauses.docx", "numbers.xlsx", "questions.xlsx", "notice.ofd"})
  void damagedFilesAreReadOrRefusedButBreakNothing(String name) {
    SourceFile whole = DocumentFilesTest.resource(name);
    Reader reader =
        switch (name.substring(name.indexOf('.') + 1)) {
          case "docx" -> new WordReader();
          case "xlsx" -> new SheetReader();
          default -> new OfdReader();
        };
    Random random = new Random(name.hashCode());
    int refused = 0;
    for (int i = 0; i < 40; i++) {
      byte[] bytes = whole.bytes().clone();
      if (i % 4 == 0) {
        bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
      } else {
        for (int flips = 0; flips < 3; flips++) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      refused += isRefused(reader, new SourceFile(name, bytes)) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  /** Bits flipped within the unpacked XML reach the libraries, which no checksum then guards. */
  @ParameterizedTest
  @ValueSource(strings = {"clauses.docx", "numbers.xlsx", "notice.ofd"})
  void damagedXmlIsReadOrRefusedButBreaksNothing(String name) {
    Reader reader =
        name.endsWith("docx")
            ? new WordReader()
            : name.endsWith("xlsx") ? new SheetReader() : new OfdReader();
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      SourceFile file =
          changed(
              name,
              ".xml",
              text -> {
                StringBuilder changed = new StringBuilder(text);
                int at = random.nextInt(changed.length());
                changed.setCharAt(at, "0z9-\"".charAt(random.nextInt(5)));
                return changed.toString();
              });
      refused += isRefused(reader, file) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  private static boolean isRefused(Reader reader, SourceFile file) {
    try {
      read(reader, file);
      return false;
    } catch (DocumentException e) {
      assertThat(e.getMessage()).isNotBlank();
      return true;
    }
  }

  private static SourceFile zip(String part, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(part));
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SourceFile("made.zip", out.toByteArray());
  }

  /** The resource with the parts of this name changed. */
  private static SourceFile changed(String name, String part, UnaryOperator<String> change) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in =
            new ZipInputStream(new ByteArrayInputStream(DocumentFilesTest.resource(name).bytes()));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        zip.putNextEntry(new ZipEntry(entry.getName()));
        zip.write(
            entry.getName().endsWith(part)
                ? change
                    .apply(new String(content, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8)
                : content);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SourceFile(name, out.toByteArray());
  }
}
