package org.hotline12345.channels.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Stands in the help; the launcher runs the tests itself, because they are not part of the jar. */
@Command(
    name = "test",
    description = {
      "All tests that need no outside machine (mvn verify). Further arguments go to Maven.",
      "Installs the Chromium the browser tests need and the telephones (baresip, sipp) the voice tests",
      "need when run as root, or says what is missing."
    })
final class TestCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "test: only the launcher can do this (expected: ./hotline test)");
  }
}
