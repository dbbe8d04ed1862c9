package org.hotline12345.models.catalogue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Unpacks zip and tar.xz: files and folders only, nothing outside the folder, no links, bounded in
 * bytes and in number of files.
 */
final class Unpacking {
  private static final int MOST_FILES = 100_000;
  private static final int XZ_KIB = 128 * 1024;

  private Unpacking() {}

  /**
   * @param mostBytes of all files together
   * @throws IOException when the archive is damaged, too large or holds an unsafe name
   */
  static void unpack(Path archive, Path target, long mostBytes) throws IOException {
    try (ArchiveInputStream<?> in = open(archive)) {
      long left = mostBytes;
      int files = 0;
      for (ArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files++;
        if (files > MOST_FILES) {
          throw new IOException("more than " + MOST_FILES + " files");
        }
        Path path = inside(target, entry);
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else if (path.getParent() != null) {
          Files.createDirectories(path.getParent());
          left -= copy(in, path, left);
        }
      }
      if (files == 0) {
        throw new IOException("nothing in it (expected: a model)");
      }
    }
  }

  private static ArchiveInputStream<?> open(Path archive) throws IOException {
    String name = archive.getFileName().toString().toLowerCase(Locale.ROOT);
    InputStream in = new BufferedInputStream(Files.newInputStream(archive));
    if (name.endsWith(".zip")) {
      return new ZipArchiveInputStream(in);
    }
    if (name.endsWith(".tar.xz")) {
      return new TarArchiveInputStream(
          XZCompressorInputStream.builder().setInputStream(in).setMemoryLimitKiB(XZ_KIB).get());
    }
    in.close();
    throw new IOException(name + ": unknown ending (expected: .zip or .tar.xz)");
  }

  /** The place of an entry; a name that leads out of the folder (zip slip) is refused. */
  private static Path inside(Path target, ArchiveEntry entry) throws IOException {
    String name = entry.getName();
    boolean plain =
        !(entry instanceof TarArchiveEntry tar)
            || (tar.isFile() && !tar.isLink() && !tar.isSymbolicLink())
            || tar.isDirectory();
    Path path = target.resolve(name).normalize();
    if (!plain || !path.startsWith(target) || name.indexOf('\\') >= 0) {
      throw new IOException(name + ": unsafe (expected: files and folders inside the archive)");
    }
    return path;
  }

  private static long copy(InputStream in, Path path, long most) throws IOException {
    long copied = 0;
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(path)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        copied += n;
        if (copied > most) {
          throw new IOException("larger than allowed when unpacked");
        }
        out.write(buffer, 0, n);
      }
    }
    return copied;
  }

  /** The folder of that name, at the top or one level below it. */
  static Path folder(Path scratch, String name) throws IOException {
    try (Stream<Path> below = Files.walk(scratch, 2)) {
      return below
          .filter(path -> Files.isDirectory(path) && path.endsWith(name))
          .findFirst()
          .orElseThrow(() -> new IOException("no folder " + name + " in it"));
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    }
  }
}
