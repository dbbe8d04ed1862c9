package org.hotline12345.kbindex.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A ZIP in memory, unpacked within an {@link Allowance}. Nothing is ever written to disk. */
final class Archive {
  private static final int BUFFER = 16 * 1024;

  private final Map<String, byte[]> parts;

  private Archive(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  /**
   * Unpacks what is wanted. What is not wanted is counted against the allowance as well, because it
   * has to be unpacked to be skipped.
   *
   * @throws DocumentException when it is damaged or unpacks to too much
   */
  static Archive open(byte[] bytes, Predicate<String> wanted, Allowance allowance)
      throws DocumentException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    long soFar = 0;
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.ISO_8859_1)) {
      byte[] buffer = new byte[BUFFER];
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        allowance.entry();
        String name = name(entry.getName());
        ByteArrayOutputStream kept = wanted.test(name) ? new ByteArrayOutputStream() : null;
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
          soFar += n;
          allowance.unpacked(n, soFar, bytes.length);
          if (kept != null) {
            kept.write(buffer, 0, n);
          }
        }
        if (kept != null && !entry.isDirectory()) {
          parts.put(name, kept.toByteArray());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new DocumentException("压缩结构已损坏，打不开", e);
    }
    return new Archive(parts);
  }

  /** Puts the files of these names, as {@code whole} or an archive in it has them, into a map. */
  static void find(
      SourceFile whole, Set<String> wanted, Allowance allowance, Map<String, SourceFile> found) {
    if (wanted.contains(whole.name())) {
      found.put(whole.name(), whole);
      return;
    }
    String folder = whole.name() + "/";
    if (wanted.stream().noneMatch(name -> name.startsWith(folder))) {
      return;
    }
    try {
      Archive archive = open(whole.bytes(), part -> holds(folder + part, wanted), allowance);
      archive
          .parts()
          .forEach(
              (part, bytes) ->
                  find(new SourceFile(folder + part, bytes), wanted, allowance, found));
    } catch (DocumentException e) {
      // It was read once, so this does not happen; then its files are not there.
      return;
    }
  }

  /** Whether the part is one of the files, or an archive that one of them lies in. */
  private static boolean holds(String part, Set<String> wanted) {
    return wanted.contains(part) || wanted.stream().anyMatch(name -> name.startsWith(part + "/"));
  }

  /** Names written on Chinese Windows are GBK without a mark; the others are UTF-8. */
  private static String name(String raw) {
    return raw.chars().allMatch(c -> c < 0x80 || c > 0xFF)
        ? raw
        : Texts.utf8OrGb(raw.getBytes(StandardCharsets.ISO_8859_1));
  }

  Map<String, byte[]> parts() {
    return parts;
  }
}
