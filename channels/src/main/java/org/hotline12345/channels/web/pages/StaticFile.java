package org.hotline12345.channels.web.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of the class path as it goes out.
 *
 * @param zipped the same compressed, null when that gains nothing
 * @param etag strong validator, quoted
 */
@SuppressWarnings("ArrayRecordComponent")
record StaticFile(byte[] bytes, byte @Nullable [] zipped, String type, String etag) {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"));

  /** Reads a resource; empty when there is none or its kind is not served. */
  static Optional<StaticFile> read(String resource) {
    String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
    byte[] bytes = type == null ? null : load(resource);
    if (bytes == null || type == null) {
      return Optional.empty();
    }
    byte[] zipped = zip(bytes);
    return Optional.of(
        new StaticFile(
            bytes, zipped.length < bytes.length * 9 / 10 ? zipped : null, type, etag(bytes)));
  }

  /**
   * Lines of a list, without blank ones and {@code #} comments; empty when there is no such list.
   */
  static List<String> lines(String resource) {
    byte[] bytes = load(resource);
    return bytes == null
        ? List.of()
        : new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
  }

  private static byte @Nullable [] load(String resource) {
    try (InputStream in = StaticFile.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String etag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
