package org.hotline12345.kbindex.documents;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.jspecify.annotations.Nullable;

/**
 * A docx or xlsx as POI sees it: exactly the parts that were unpacked within the allowance, so that
 * POI neither unpacks a second time nor sees anything that was not checked.
 */
final class OfficePackage implements ZipEntrySource {
  private final Map<String, byte[]> parts;
  private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
  private boolean closed;

  private OfficePackage(Map<String, byte[]> parts) {
    this.parts = parts;
    parts
        .keySet()
        .forEach(
            name -> {
              ZipArchiveEntry entry = new ZipArchiveEntry(name);
              entry.setSize(parts.getOrDefault(name, new byte[0]).length);
              entries.put(name, entry);
            });
  }

  /**
   * Opens a package.
   *
   * @param wanted the parts to keep beside those that hold the package together
   * @throws DocumentException when it is damaged, too large, or no such package
   */
  static OPCPackage open(SourceFile file, Predicate<String> wanted, Allowance allowance)
      throws DocumentException {
    Archive archive =
        Archive.open(
            file.bytes(),
            name ->
                name.equals("[Content_Types].xml")
                    || name.equals("_rels/.rels")
                    || (wanted.test(name) && (name.endsWith(".xml") || name.endsWith(".rels"))),
            allowance);
    for (byte[] part : archive.parts().values()) {
      XmlLimits.check(part, allowance);
    }
    try {
      return OPCPackage.open(new OfficePackage(archive.parts()));
    } catch (OpenXML4JException | RuntimeException e) {
      throw broken(e);
    }
  }

  /** What the library threw, as a fault of the file. */
  static DocumentException broken(Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof DocumentException told) {
        return told;
      }
      if (String.valueOf(cause.getMessage()).startsWith("Strict OOXML")) {
        return new DocumentException(
            "这是“严格 Open XML”格式，请用 WPS 或 Word 另存为普通的 docx 或 xlsx 再导入", thrown);
      }
    }
    return new DocumentException("文件不完整或不合规范，打不开", thrown);
  }

  @Override
  public Enumeration<? extends ZipArchiveEntry> getEntries() {
    return Collections.enumeration(entries.values());
  }

  @Override
  public @Nullable ZipArchiveEntry getEntry(String path) {
    String name = path.startsWith("/") ? path.substring(1) : path;
    ZipArchiveEntry exact = entries.get(name);
    if (exact != null) {
      return exact;
    }
    return entries.values().stream()
        .filter(entry -> entry.getName().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
    byte[] part = parts.get(entry.getName());
    if (part == null) {
      throw new FileNotFoundException(entry.getName());
    }
    return new ByteArrayInputStream(part);
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }
}
