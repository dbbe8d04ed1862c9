package org.hotline12345.channels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher against a JDK and a Maven that only say what they were asked. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir private Path folder;

  private Path home;
  private Path jdk;
  private Path bin;

  @BeforeEach
  void layOut() throws IOException {
    home = Files.createDirectory(folder.resolve("hotline home"));
    Path launcher = Path.of("").toAbsolutePath().resolveSibling("hotline");
    Files.copy(launcher, home.resolve("hotline"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String part : List.of("bot-core", "kb-index", "models", "channels")) {
      Files.createDirectories(home.resolve(part).resolve("src/main/java"));
      Files.writeString(home.resolve(part).resolve("pom.xml"), "<project/>");
    }
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    jdk = folder.resolve("jdk");
    script(
        jdk.resolve("bin/java"), "for a in \"$@\"; do echo \"arg:$a\"; done; exit ${FAKE_EXIT:-0}");
    script(jdk.resolve("bin/javac"), "exit 0");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.4\"\n");
    bin = folder.resolve("bin");
    maven("3.9.9", "mkdir -p channels/target/lib && touch channels/target/channels-1.jar");
  }

  @Test
  void buildsOnceThenRunsWithArgumentsAndExitCodePassedOn() throws Exception {
    Outcome first = run(Map.of(), "serve", "--port", "1 2");
    assertThat(first.exit()).as(first.text()).isZero();
    assertThat(first.out())
        .contains("arg:org.hotline12345.channels.Main", "arg:serve", "arg:1 2")
        .contains("arg:--enable-native-access=ALL-UNNAMED");
    assertThat(mavenCalls()).isEqualTo(1);

    Outcome second = run(Map.of("FAKE_EXIT", "7"), "chat");
    assertThat(second.exit()).isEqualTo(7);
    assertThat(second.err()).isEmpty();
    assertThat(mavenCalls()).isEqualTo(1);
  }

  @Test
  void onlyTheJdksGreetingOfTheVectorModuleIsLeftOut() throws Exception {
    String greeting = "WARNING: Using incubator modules: jdk.incubator.vector";
    script(
        jdk.resolve("bin/java"),
        "echo '" + greeting + "' >&2; echo own >&3; echo other >&2; printf end >&2; exit 3");
    Outcome outcome = run(Map.of(), "reindex");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).doesNotContain("WARNING").contains("own\n").contains("other\nend");
    script(jdk.resolve("bin/java"), "printf 'cannot start' >&2; exit 1");
    assertThat(run(Map.of(), "reindex").err()).isEqualTo("cannot start");
  }

  @Test
  void aChangeIsBuiltAndOnlyOnceByManyAtATime() throws Exception {
    run(Map.of(), "chat");
    Files.setLastModifiedTime(home.resolve("target/hotline/built"), FileTime.fromMillis(0));
    maven("3.9.9", "sleep 1");
    List<Process> many = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      many.add(start(folder, Map.of(), "chat"));
    }
    for (Process process : many) {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    assertThat(mavenCalls()).isEqualTo(2);
  }

  @Test
  void worksThroughALinkFromElsewhere() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("hl"), home.resolve("hotline"));
    Process process =
        start(new ProcessBuilder(link.toString(), "chat").directory(bin.toFile()), Map.of());
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void saysWhichJdkIsMissing() throws Exception {
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
    Outcome outcome = run(Map.of(), "serve");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("no JDK found (expected: 21 or newer; found:")
        .contains("(17)");
  }

  @Test
  void takesANewerJdkFromTheUsualFoldersWhenJavaHomeIsTooOld() throws Exception {
    Path old = folder.resolve("old");
    script(old.resolve("bin/java"), "exit 9");
    script(old.resolve("bin/javac"), "exit 9");
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_292\"\n");
    Outcome outcome =
        run(Map.of("JAVA_HOME", old.toString(), "HOTLINE_JDK_FOLDERS", jdk.toString()), "chat");
    assertThat(outcome.exit()).as(outcome.text()).isZero();
  }

  @Test
  void saysWhichMavenIsMissing() throws Exception {
    maven("3.6.3", "true");
    assertThat(run(Map.of(), "serve").err())
        .contains("mvn: version 3.6.3 (expected: 3.8 or newer)");
    Files.delete(bin.resolve("mvn"));
    Outcome outcome = run(Map.of(), "serve");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains("mvn not found (expected: Maven 3.8 or newer on the PATH)");
  }

  @Test
  void aBrokenBuildIsTold() throws Exception {
    maven("3.9.9", "echo '[ERROR] A.java:[1,1] no good'; exit 1");
    Outcome outcome = run(Map.of(), "serve");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains("A.java:[1,1] no good").contains("build.log");
    assertThat(Files.exists(home.resolve("target/hotline/lock"))).isFalse();
  }

  @Test
  void aLockOfADeadBuildIsTakenOver() throws Exception {
    Path lock = Files.createDirectories(home.resolve("target/hotline/lock"));
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
    assertThat(run(Map.of(), "chat").exit()).isZero();
  }

  @Test
  void testsRunUnderMavenWithTheJdkFound() throws Exception {
    script(bin.resolve("chromium"), "exit 0");
    maven("3.9.9", "echo \"$JAVA_HOME $HOTLINE_CHROMIUM $*\"");
    Outcome outcome = run(Map.of(), "test", "-pl", "bot-core");
    assertThat(outcome.exit()).as(outcome.text()).isZero();
    assertThat(outcome.out())
        .anySatisfy(
            line ->
                assertThat(line)
                    .isEqualTo(jdk + " " + bin.resolve("chromium") + " -B verify -pl bot-core"));
  }

  private void maven(String version, String build) throws IOException {
    script(
        bin.resolve("mvn"),
        "if [ \"$1\" = -v ]; then echo 'Apache Maven " + version + " (x)'; exit 0; fi",
        "echo called >>'" + folder.resolve("calls") + "'",
        build);
  }

  private long mavenCalls() throws IOException {
    return Files.readAllLines(folder.resolve("calls")).size();
  }

  private static void script(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Outcome run(Map<String, String> environment, String... args) throws Exception {
    Process process = start(folder, environment, args);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), out.lines().toList(), err);
  }

  private Process start(Path directory, Map<String, String> environment, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("hotline").toString()));
    command.addAll(List.of(args));
    return start(new ProcessBuilder(command).directory(directory.toFile()), environment);
  }

  private Process start(ProcessBuilder builder, Map<String, String> environment)
      throws IOException {
    Map<String, String> all = builder.environment();
    all.clear();
    all.put("PATH", bin + ":" + tools());
    all.put("HOME", folder.toString());
    all.put("JAVA_HOME", jdk.toString());
    all.put("HOTLINE_JDK_FOLDERS", "");
    all.putAll(environment);
    return builder.start();
  }

  /** The plain tools of the system, without its Java and Maven. */
  private Path tools() throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String name :
        List.of(
            "bash",
            "sh",
            "env",
            "cat",
            "cut",
            "dirname",
            "find",
            "grep",
            "head",
            "id",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "tail",
            "touch",
            "kill",
            "uname")) {
      for (Path place : List.of(Path.of("/bin"), Path.of("/usr/bin"))) {
        if (Files.exists(place.resolve(name)) && !Files.exists(tools.resolve(name))) {
          Files.createSymbolicLink(tools.resolve(name), place.resolve(name));
        }
      }
    }
    return tools;
  }

  private record Outcome(int exit, List<String> out, String err) {
    String text() {
      return out + "\n" + err;
    }
  }
}
