package org.hotline12345.kbindex.documents;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What a file is, by what stands in it; the name decides only between kinds of plain text. */
enum Format {
  WORD,
  SHEET,
  PDF,
  OFD,
  HTML,
  CSV,
  TEXT,
  ZIP;

  private static final int LOOK = 1024;
  private static final int DIRECTORY_RECORD = 46;
  private static final Set<String> TABLES = Set.of("csv", "tsv");

  /**
   * Tells the format.
   *
   * @throws DocumentException naming an old or foreign format and what to do
   */
  static Format of(SourceFile file) throws DocumentException {
    byte[] bytes = file.bytes();
    if (bytes.length == 0) {
      throw new DocumentException("文件是空的");
    }
    if (Texts.startsWith(bytes, 'P', 'K')) {
      return packed(bytes);
    }
    if (Texts.startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw old(file);
    }
    String head = new String(bytes, 0, Math.min(bytes.length, LOOK), StandardCharsets.ISO_8859_1);
    if (head.contains("%PDF-")) {
      return PDF;
    }
    if (head.startsWith("{\\rtf")) {
      throw new DocumentException("这是 RTF 旧格式，请用 WPS 或 Word 另存为 docx 再导入");
    }
    if (Texts.startsWith(bytes, 0x89, 'P', 'N', 'G')
        || Texts.startsWith(bytes, 0xFF, 0xD8, 0xFF)
        || Texts.startsWith(bytes, 'I', 'I', 0x2A, 0)) {
      throw new DocumentException("这是图片，没有文字层，请先做文字识别（OCR）再导入");
    }
    if (Texts.startsWith(bytes, 'R', 'a', 'r', '!') || Texts.startsWith(bytes, '7', 'z')) {
      throw new DocumentException("这是 rar 或 7z 压缩包，请改用 zip");
    }
    return text(file, head);
  }

  private static Format text(SourceFile file, String head) {
    String start = head.stripLeading().toLowerCase(Locale.ROOT);
    if (start.contains("<!doctype html") || start.contains("<html") || start.contains("<body")) {
      return HTML;
    }
    if (Set.of("html", "htm").contains(file.ending())) {
      return HTML;
    }
    return TABLES.contains(file.ending()) ? CSV : TEXT;
  }

  /**
   * Looks at the names in the central directory only: to walk the entries one would have to unpack
   * them.
   */
  private static Format packed(byte[] bytes) throws DocumentException {
    for (int i = 0; i + DIRECTORY_RECORD < bytes.length; i++) {
      if (bytes[i] != 'P' || bytes[i + 1] != 'K' || bytes[i + 2] != 1 || bytes[i + 3] != 2) {
        continue;
      }
      int length = (bytes[i + 28] & 0xFF) | (bytes[i + 29] & 0xFF) << 8;
      int end = Math.min(bytes.length, i + DIRECTORY_RECORD + length);
      String name =
          new String(
                  bytes,
                  i + DIRECTORY_RECORD,
                  end - i - DIRECTORY_RECORD,
                  StandardCharsets.ISO_8859_1)
              .toLowerCase(Locale.ROOT);
      if (name.startsWith("word/")) {
        return WORD;
      }
      if (name.startsWith("xl/")) {
        return SHEET;
      }
      if (name.equals("ofd.xml")) {
        return OFD;
      }
      if (name.startsWith("ppt/")) {
        throw new DocumentException("这是演示文稿（pptx），不能导入，请另存为 docx 或 pdf");
      }
      if (name.equals("content.xml")) {
        throw new DocumentException("这是 OpenDocument 文件，请另存为 docx 或 xlsx 再导入");
      }
    }
    return ZIP;
  }

  private static DocumentException old(SourceFile file) {
    String words = new String(file.bytes(), StandardCharsets.UTF_16LE);
    if (words.contains("EncryptedPackage")) {
      return new DocumentException("文件加了密码，请去掉密码再导入");
    }
    String to = Set.of("xls", "et").contains(file.ending()) ? "xlsx" : "docx";
    return new DocumentException(
        "这是 97-2003 旧格式（" + file.ending() + "），请用 WPS 或 Word 另存为 " + to + " 再导入");
  }
}
