package org.hotline12345.kbindex.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.hotline12345.kbindex.files.FileProblem;
import org.hotline12345.organisation.Departments;
import org.hotline12345.organisation.Gazetteer;
import org.junit.jupiter.api.Test;

/** PDF files made to fill the memory or to keep a core busy: named, soon, and let go. */
class PdfBombTest {
  private static final Gazetteer GAZETTEER = Gazetteer.shipped();
  private static final int LARGE = 300 << 20;

  private static ReadDocuments read(byte[] bytes) {
    return read(bytes, ReadingLimits.USUAL);
  }

  private static ReadDocuments read(byte[] bytes, ReadingLimits limits) {
    return new DocumentFiles(Departments.shipped(GAZETTEER), GAZETTEER, limits)
        .read(
            List.of(new SourceFile("a.pdf", bytes)),
            null,
            LocalDate.of(2026, 11, 22),
            (d, t) -> {});
  }

  private static void assertProblem(ReadDocuments read, String words) {
    assertThat(read.drafts()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .extracting(FileProblem::message)
        .asString()
        .contains(words);
  }

  /** A page whose content is the stream. */
  private static byte[] pdf(String filter, byte[] stream, String... objects) {
    Pdf pdf = new Pdf();
    pdf.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    pdf.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf.object(
        3,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
            + " /Resources << /XObject << /F0 5 0 R >> >> >>");
    pdf.stream(4, filter.isEmpty() ? "" : "/Filter " + filter, stream);
    for (int i = 0; i < objects.length; i++) {
      pdf.stream(
          5 + i,
          "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /F0 "
              + (6 + i)
              + " 0 R >> >>",
          objects[i].getBytes(StandardCharsets.US_ASCII));
    }
    return pdf.bytes();
  }

  /** Blanks, as a content stream may hold any number of. */
  private static byte[] deflated(byte[] content, int times) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater =
        new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
      for (int i = 0; i < times; i++) {
        deflater.write(content);
      }
    }
    return out.toByteArray();
  }

  private static byte[] bomb() throws IOException {
    byte[] blanks = new byte[1 << 20];
    java.util.Arrays.fill(blanks, (byte) ' ');
    byte[] bomb = deflated(blanks, LARGE >> 20);
    assertThat(bomb.length).isLessThan(400_000);
    return bomb;
  }

  @Test
  void aPackedStreamThatGrowsIsABomb() throws IOException {
    assertProblem(read(pdf("/FlateDecode", bomb())), "疑似压缩炸弹");
  }

  @Test
  void whatTheFirstBytesSayDoesNotHideIt() throws IOException {
    byte[] disguised = bomb();
    disguised[0] = 0;
    disguised[1] = 0;
    assertProblem(read(pdf("/FlateDecode", disguised)), "疑似压缩炸弹");
  }

  @Test
  void armourDoesNotHideIt() throws IOException {
    StringBuilder hex = new StringBuilder();
    for (byte b : bomb()) {
      hex.append(String.format("%02x", b));
    }
    byte[] armoured = hex.append('>').toString().getBytes(StandardCharsets.US_ASCII);
    assertProblem(read(pdf("[/ASCIIHexDecode /FlateDecode]", armoured)), "疑似压缩炸弹");
    assertProblem(read(pdf("[/ASCII85Decode /FlateDecode]", ascii85(bomb()))), "疑似压缩炸弹");
  }

  @Test
  void armourWithoutAnEndIsNotReadOverAndOver() {
    Pdf pdf = new Pdf();
    for (int i = 1; i <= 200; i++) {
      pdf.stream(
          i, "/Filter /ASCII85Decode", "5".repeat(50_000).getBytes(StandardCharsets.US_ASCII));
    }
    assertProblem(read(pdf.bytes()), "疑似压缩炸弹");
  }

  @Test
  void aBombInAStreamThatIsPackedTwiceIsFound() throws IOException {
    byte[] twice = deflated(bomb(), 1);
    assertProblem(read(pdf("[/FlateDecode /FlateDecode]", twice)), "疑似压缩炸弹");
  }

  @Test
  void lzwGrowsToo() {
    assertProblem(read(pdf("/LZWDecode", lzwOfZeros(LARGE))), "疑似压缩炸弹");
  }

  @Test
  void aBookOfTooManyPagesIsNamed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i <= ReadingLimits.USUAL.pages(); i++) {
        document.addPage(new PDPage());
      }
      document.save(out);
    }
    assertProblem(read(out.toByteArray()), "页，请拆开");
    byte[] lie =
        new String(pdf("", new byte[] {' '}), StandardCharsets.ISO_8859_1)
            .replace("/Count 1", "/Count 2147483647")
            .getBytes(StandardCharsets.ISO_8859_1);
    ReadDocuments lied = read(lie);
    assertThat(lied.drafts()).as("what stands there counts, not what is claimed").isEmpty();
    assertThat(lied.problems()).hasSize(1);
  }

  @Test
  void nestingEndsSomewhere() {
    String deep = "[".repeat(200_000);
    Pdf pdf = new Pdf();
    pdf.object(1, "<< /Type /Catalog /Pages 2 0 R /Deep " + deep + " >>");
    pdf.object(2, "<< /Type /Pages /Kids [] /Count 0 >>");
    ReadDocuments inFile = read(pdf.bytes());
    assertThat(inFile.drafts()).isEmpty();
    assertThat(inFile.problems()).hasSize(1);
    ReadDocuments inPage = read(pdf("", deep.getBytes(StandardCharsets.US_ASCII)));
    assertThat(inPage.drafts()).isEmpty();
    assertThat(inPage.problems()).hasSize(1);
  }

  @Test
  void formsThatDrawEachOtherTenTimesEachEndAndLetTheCoreGo() throws InterruptedException {
    String ten = "/F0 Do ".repeat(10);
    String[] forms = new String[12];
    java.util.Arrays.fill(forms, ten);
    ReadingLimits u = ReadingLimits.USUAL;
    int seconds = 5;
    ReadingLimits hasty =
        new ReadingLimits(
            u.unpackedBytes(),
            u.ratio(),
            u.entries(),
            u.depth(),
            u.nodes(),
            u.rows(),
            u.columns(),
            u.characters(),
            u.pages(),
            seconds);
    ReadDocuments read = read(pdf("", ten.getBytes(StandardCharsets.US_ASCII), forms), hasty);
    assertThat(read.drafts()).isEmpty();
    assertThat(read.problems()).hasSize(1);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("document-reader")) {
        assertThat(thread.join(Duration.ofSeconds(60))).as("gives up").isTrue();
      }
    }
  }

  @Test
  void aFormThatDrawsItselfEnds() {
    Pdf pdf = new Pdf();
    pdf.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    pdf.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf.object(
        3,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
            + " /Resources << /XObject << /F0 5 0 R >> >> >>");
    pdf.stream(4, "", "/F0 Do".getBytes(StandardCharsets.US_ASCII));
    pdf.stream(
        5,
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F0 5 0 R >> >>",
        "/F0 Do /F0 Do".getBytes(StandardCharsets.US_ASCII));
    assertThat(read(pdf.bytes()).problems()).hasSize(1);
  }

  private static byte[] ascii85(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bytes.length; i += 4) {
      int count = Math.min(4, bytes.length - i);
      long group = 0;
      for (int j = 0; j < 4; j++) {
        group = (group << 8) | (j < count ? bytes[i + j] & 0xFF : 0);
      }
      char[] five = new char[5];
      for (int j = 4; j >= 0; j--) {
        five[j] = (char) ('!' + group % 85);
        group /= 85;
      }
      out.append(
          count == 4 && new String(five).equals("!!!!!") ? "z" : new String(five, 0, count + 1));
    }
    return out.append("~>").toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Each code one longer than the one before, and the table cleared when it is full. */
  private static byte[] lzwOfZeros(long size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long bits = 0;
    int held = 0;
    long total = 0;
    int width = 9;
    while (total < size) {
      int next = 258;
      int length = 0;
      for (int code = 256; next < 4094; code = length == 0 ? 0 : next) {
        bits = (bits << width) | code;
        held += width;
        while (held >= 8) {
          out.write((int) (bits >> (held - 8)));
          held -= 8;
        }
        if (code == 256) {
          width = 9;
          continue;
        }
        if (code != 0) {
          next++;
        }
        length++;
        total += length;
        width = next + 1 > 2047 ? 12 : next + 1 > 1023 ? 11 : next + 1 > 511 ? 10 : 9;
        if (code == 0) {
          length = 1;
        }
      }
    }
    return out.toByteArray();
  }

  /** Objects one after the other; readers find them without a table. */
  private static final class Pdf {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Pdf() {
      text("%PDF-1.7\n");
    }

    void object(int number, String dictionary) {
      text(number + " 0 obj\n" + dictionary + "\nendobj\n");
    }

    void stream(int number, String entries, byte[] content) {
      text(number + " 0 obj\n<< /Length " + content.length + " " + entries + " >>\nstream\n");
      out.write(content, 0, content.length);
      text("\nendstream\nendobj\n");
    }

    byte[] bytes() {
      text("trailer\n<< /Root 1 0 R >>\n%%EOF\n");
      return out.toByteArray();
    }

    private void text(String text) {
      out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}
