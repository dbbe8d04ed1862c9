package org.hotline12345.models.dispatch;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The versions an installation learned, in a folder of its data folder: for each a model and a page
 * of what is known about it, and one small file that names the version in use. Every file is
 * written beside and moved into place, so a reader never sees half of one.
 */
public final class ModelFolder {
  private static final String IN_USE = "in-use";
  private static final String MODEL = ".model";
  private static final String ABOUT = ".properties";
  private static final String UNIT = "unit.";

  private final Path folder;

  /**
   * @param folder made when something is first kept in it
   */
  public ModelFolder(Path folder) {
    this.folder = folder;
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** All versions, oldest first. */
  public List<ModelVersion> versions() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ABOUT))
          .map(name -> name.substring(0, name.length() - ABOUT.length()))
          .sorted()
          .map(this::about)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Name of the version in use, empty for the day-one model alone. */
  public String inUse() {
    Path file = folder.resolve(IN_USE);
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes a version the one in use; a running server takes it over within moments.
   *
   * @param version empty for the day-one model alone
   * @throws IllegalArgumentException when there is no such version
   */
  public void use(String version) {
    if (!version.isEmpty() && versions().stream().noneMatch(v -> v.version().equals(version))) {
      throw new IllegalArgumentException(
          "version: "
              + version
              + " (expected one of: "
              + versions().stream().map(ModelVersion::version).toList()
              + ")");
    }
    put(IN_USE, version.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a version.
   *
   * @throws IllegalStateException when its file is missing or not the one that was kept
   */
  public OrdersModel load(String version, EmbeddingModel embedding) {
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(version + MODEL));
      String expected = about(version).checksum();
      if (!checksum(bytes).equals(expected)) {
        throw new IllegalStateException(
            version + MODEL + ": checksum " + checksum(bytes) + " (expected: " + expected + ")");
      }
      return OrdersModel.read(new ByteArrayInputStream(bytes), embedding);
    } catch (IOException e) {
      throw new IllegalStateException(version + MODEL + ": cannot be read: " + e, e);
    }
  }

  /** The name the next version will have. */
  String next() {
    List<ModelVersion> known = versions();
    int last = known.isEmpty() ? 0 : Integer.parseInt(known.getLast().version().substring(1));
    return "v%04d".formatted(last + 1);
  }

  /** Keeps a version; it is not in use by that. */
  ModelVersion keep(
      OrdersModel model,
      Instant at,
      Learning.Scores scores,
      String lessons,
      Map<String, Integer> perUnit) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      model.write(out);
      byte[] bytes = out.toByteArray();
      ModelVersion version =
          new ModelVersion(
              model.version(),
              at,
              scores.examples(),
              scores.heldOut(),
              scores.accuracy(),
              scores.before(),
              bytes.length,
              checksum(bytes),
              lessons,
              perUnit);
      put(model.version() + MODEL, bytes);
      put(model.version() + ABOUT, text(version).getBytes(StandardCharsets.UTF_8));
      return version;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(String name, byte[] content) {
    try {
      Files.createDirectories(folder);
      Path beside = folder.resolve(name + ".new");
      Files.write(beside, content);
      Files.move(
          beside,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(ModelVersion version) {
    List<String> lines = new ArrayList<>();
    lines.add("at=" + version.at());
    lines.add("examples=" + version.examples());
    lines.add("heldOut=" + version.heldOut());
    lines.add("accuracy=" + version.accuracy());
    lines.add("before=" + version.before());
    lines.add("bytes=" + version.bytes());
    lines.add("checksum=" + version.checksum());
    lines.add("lessons=" + version.lessons());
    new TreeMap<>(version.perUnit()).forEach((unit, n) -> lines.add(UNIT + unit + "=" + n));
    return String.join("\n", lines) + "\n";
  }

  private ModelVersion about(String version) {
    Properties about = new Properties();
    try (var in = Files.newBufferedReader(folder.resolve(version + ABOUT))) {
      about.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(version + ABOUT + ": cannot be read", e);
    }
    Map<String, Integer> perUnit = new TreeMap<>();
    for (String key : about.stringPropertyNames()) {
      if (key.startsWith(UNIT)) {
        perUnit.put(key.substring(UNIT.length()), Integer.valueOf(about.getProperty(key)));
      }
    }
    return new ModelVersion(
        version,
        Instant.parse(value(about, "at")),
        Integer.parseInt(value(about, "examples")),
        Integer.parseInt(value(about, "heldOut")),
        Double.parseDouble(value(about, "accuracy")),
        Double.parseDouble(value(about, "before")),
        Long.parseLong(value(about, "bytes")),
        value(about, "checksum"),
        about.getProperty("lessons", ""),
        perUnit);
  }

  private static String value(Properties about, String key) {
    return Optional.ofNullable(about.getProperty(key))
        .orElseThrow(() -> new IllegalStateException(key + ": missing (expected: a value)"));
  }

  private static String checksum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
