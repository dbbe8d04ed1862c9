package org.hotline12345.channels.voice.sip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Other people's telephones. */
public final class Programs {
  private Programs() {}

  /** Skips the test when a program is not there, naming the package it comes in. */
  public static void need(String program, String debianPackage) {
    boolean there =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    Assumptions.assumeTrue(
        there, program + " is not installed (on Debian: apt-get install " + debianPackage + ")");
  }

  static Process start(Path folder, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.txt").toFile())
        .start();
  }

  /** Runs to the end; the exit code, -1 when it does not come to one. */
  static int run(Path folder, List<String> command) throws IOException, InterruptedException {
    Process process = start(folder, command);
    try {
      return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } finally {
      process.destroyForcibly();
    }
  }
}
