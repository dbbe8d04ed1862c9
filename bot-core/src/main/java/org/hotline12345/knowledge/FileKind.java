package org.hotline12345.knowledge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kinds of files that articles may carry, told by what the file holds; the name decides only
 * between kinds of plain text.
 */
enum FileKind {
  PDF("pdf", "application/pdf"),
  DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  OFD("ofd", "application/ofd"),
  PNG("png", "image/png"),
  JPG("jpg", "image/jpeg"),
  TXT("txt", "text/plain"),
  MARKDOWN("md", "text/markdown"),
  CSV("csv", "text/csv"),
  /** Never told to be a page: it is to be saved, and would be one of this site otherwise. */
  HTML("html", "text/plain");

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  /** What runs, or calls somebody, when a page is opened: scripts as macros are left out. */
  private static final Pattern ACTIVE =
      Pattern.compile(
          "(?i)<\\s*/?\\s*(script|iframe|frame|object|embed|applet|base|form|svg|math)\\b"
              + "|\\son[a-z]+\\s*=|javascript:|vbscript:|http-equiv\\s*=\\s*[\"']?refresh");

  private final String ending;
  private final String mediaType;

  FileKind(String ending, String mediaType) {
    this.ending = ending;
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Whether a file of that name may be of this kind. */
  boolean fits(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith("." + ending)
        || (this == JPG && lower.endsWith(".jpeg"))
        || (this == HTML && lower.endsWith(".htm"));
  }

  /** The kind of a file, empty when it is none of these. */
  static Optional<FileKind> of(byte[] content, String name) {
    if (starts(content, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
      return Optional.of(PDF);
    }
    if (starts(content, PNG_START)) {
      return Optional.of(PNG);
    }
    if (starts(content, JPG_START)) {
      return Optional.of(JPG);
    }
    if (starts(content, ZIP)) {
      return zipped(new String(content, StandardCharsets.ISO_8859_1));
    }
    return written(content).flatMap(text -> written(text, name));
  }

  /** A zip tells what it is by the names in it, which stand there in the clear. No macros. */
  private static Optional<FileKind> zipped(String content) {
    if (content.contains("vbaProject.bin")) {
      return Optional.empty();
    }
    if (content.contains("word/document.xml")) {
      return Optional.of(DOCX);
    }
    if (content.contains("xl/workbook.xml")) {
      return Optional.of(XLSX);
    }
    return content.contains("OFD.xml") ? Optional.of(OFD) : Optional.empty();
  }

  private static boolean starts(byte[] content, byte[] start) {
    return content.length >= start.length
        && Arrays.equals(content, 0, start.length, start, 0, start.length);
  }

  private static Optional<FileKind> written(String text, String name) {
    if (HTML.fits(name)) {
      return ACTIVE.matcher(text).find() ? Optional.empty() : Optional.of(HTML);
    }
    return Optional.of(MARKDOWN.fits(name) ? MARKDOWN : CSV.fits(name) ? CSV : TXT);
  }

  private static Optional<String> written(byte[] content) {
    return decoded(content, StandardCharsets.UTF_8)
        .or(() -> decoded(content, Charset.forName("GB18030")))
        .filter(
            text -> text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t'));
  }

  private static Optional<String> decoded(byte[] content, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
