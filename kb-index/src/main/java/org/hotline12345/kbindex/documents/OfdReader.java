package org.hotline12345.kbindex.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ofdrw.reader.OFDReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads OFD (GB/T 33190): pages of letters with their places, as in PDF. Signatures are not
 * checked.
 *
 * <p>The library reads from a directory and would unpack there itself; it is given one of its own
 * with the parts that were unpacked within the allowance, and only while it reads.
 */
final class OfdReader implements Reader {
  private static final Logger LOG = LoggerFactory.getLogger(OfdReader.class);
  private static final String ROOT = "OFD.xml";

  @Override
  public Reading read(SourceFile file, Allowance allowance) throws DocumentException {
    Archive archive =
        Archive.open(
            file.bytes(), name -> name.toLowerCase(Locale.ROOT).endsWith(".xml"), allowance);
    try {
      Path folder = Files.createTempDirectory("hotline-ofd-");
      try {
        unpack(archive, folder, allowance);
        try (OFDReader reader = new OFDReader(folder.toString(), false)) {
          return OfdPages.read(reader, allowance);
        }
      } finally {
        delete(folder);
      }
    } catch (IOException | org.dom4j.DocumentException | RuntimeException e) {
      throw OfficePackage.broken(e);
    }
  }

  private static void unpack(Archive archive, Path folder, Allowance allowance)
      throws IOException, DocumentException {
    for (Map.Entry<String, byte[]> part : archive.parts().entrySet()) {
      String name = part.getKey().replace('\\', '/');
      Path to = folder.resolve(name.equalsIgnoreCase(ROOT) ? ROOT : name).normalize();
      if (!to.startsWith(folder)) {
        throw new DocumentException("里面的文件名想跳出压缩包（路径穿越），没有读取");
      }
      XmlLimits.check(part.getValue(), allowance);
      Files.createDirectories(to.resolve("..").normalize());
      Files.write(to, part.getValue());
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      LOG.warn("a directory used for reading stays behind: {}", folder, e);
    }
  }
}
