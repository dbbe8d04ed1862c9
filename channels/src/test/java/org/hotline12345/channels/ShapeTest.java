package org.hotline12345.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shape of the code as its readers meet it: sizes, names, and what a file must not hold. */
class ShapeTest {

  private static final int LARGEST = 600;
  private static final int LARGE = 350;
  private static final int MEDIAN = 80;
  private static final Pattern VAGUE_TYPE =
      Pattern.compile(".*(Utils?|Helpers?|Impl|Commons?|Misc)\\.java");
  private static final Pattern VAGUE_PACKAGE =
      Pattern.compile(
          ".*[\\\\/](utils?|common|impl|helpers?|misc|dto|service|controller)[\\\\/].*");
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");

  /** Comment lines that look like a statement, an opening or closing brace, or an import. */
  private static final Pattern CODE_IN_COMMENT =
      Pattern.compile(
          "^\\s*//\\s*(?:(?:import|return|throw|package)\\s.*;|[\\w.<>\\[\\]]+\\s+\\w+\\s*=.*;"
              + "|[\\w.]+\\(.*\\)\\s*;|(?:if|for|while|switch|try)\\s*\\(?.*\\{|}.*|@\\w+.*)\\s*$");

  private static final Map<Path, String> sources = new TreeMap<>();

  @BeforeAll
  static void readSources() throws IOException {
    Path project = Path.of("").toAbsolutePath().getParent();
    for (String module : List.of("bot-core", "kb-index", "models", "channels")) {
      try (Stream<Path> files = Files.walk(project.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          sources.put(project.relativize(file), Files.readString(file));
        }
      }
    }
    assertThat(sources).hasSizeGreaterThan(200);
  }

  @Test
  void classesAreSmall() {
    List<Long> lines =
        sources.entrySet().stream()
            .filter(e -> !e.getKey().endsWith("package-info.java"))
            .map(e -> e.getValue().lines().count())
            .sorted()
            .toList();
    assertThat(lines.get(lines.size() / 2)).as("median lines").isLessThan(MEDIAN);
    assertThat(lines.get(lines.size() * 95 / 100)).as("95th percentile").isLessThan(LARGE);
    assertThat(
            sources.entrySet().stream()
                .filter(e -> e.getValue().lines().count() > LARGEST)
                .map(Map.Entry::getKey))
        .as("files over %s lines", LARGEST)
        .isEmpty();
  }

  @Test
  void namesSayWhatAThingIs() {
    assertThat(sources.keySet())
        .noneMatch(file -> VAGUE_TYPE.matcher(file.toString()).matches())
        .noneMatch(file -> VAGUE_PACKAGE.matcher(file.toString()).matches());
  }

  @Test
  void nothingIsLeftUnfinishedOrCommentedOut() {
    List<String> found = new ArrayList<>();
    sources.forEach(
        (file, text) -> {
          int number = 0;
          for (String line : text.lines().toList()) {
            number++;
            if (UNFINISHED.matcher(line).find() || CODE_IN_COMMENT.matcher(line).matches()) {
              found.add(file + ":" + number + " " + line.strip());
            }
          }
        });
    assertThat(found).isEmpty();
  }

  @Test
  void theHeuristicKnowsCodeFromProse() {
    for (String code :
        List.of("// int x = 3;", "  // foo.bar(1);", "// if (a) {", "// }", "// return x;")) {
      assertThat(CODE_IN_COMMENT.matcher(code).matches()).as(code).isTrue();
    }
    for (String prose :
        List.of("// Loads on first use; kept.", "// falls through to the same message")) {
      assertThat(CODE_IN_COMMENT.matcher(prose).matches()).as(prose).isFalse();
    }
  }

  @Test
  void eachPackageSaysWhatItIsAndThatNothingIsNull() {
    List<Path> folders = sources.keySet().stream().map(Path::getParent).distinct().toList();
    assertThat(folders)
        .allSatisfy(
            folder ->
                assertThat(sources.get(folder.resolve("package-info.java")))
                    .as("package-info of %s", folder)
                    .isNotNull()
                    .contains("@NullMarked")
                    .contains("/**"));
  }

  @Test
  void noPersonAppearsInALogLine() {
    Pattern leak =
        Pattern.compile(
            "(?i)\\blog\\.(?:trace|debug|info|warn|error)\\([^;]*\\b(?:phone|callerName|turn\\.text"
                + "|request\\.what|reveal)\\b");
    List<Path> leaking =
        sources.entrySet().stream()
            .filter(e -> leak.matcher(e.getValue()).find())
            .map(Map.Entry::getKey)
            .toList();
    assertThat(leaking).isEmpty();
  }
}
