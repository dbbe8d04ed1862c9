package org.hotline12345.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.PrintStream;
import org.hotline12345.channels.cli.HotlineCommand;

/** The program. */
public final class Main {
  /** Names the real standard error when the launcher filters what the JVM says on its own. */
  private static final String STANDARD_ERROR = "hotline.stderr";

  private Main() {}

  public static void main(String[] args) {
    String path = System.getProperty(STANDARD_ERROR);
    if (path != null) {
      writeErrorsTo(path);
    }
    System.exit(HotlineCommand.run(args));
  }

  private static void writeErrorsTo(String path) {
    try {
      System.setErr(new PrintStream(new FileOutputStream(path, true), true, UTF_8));
    } catch (FileNotFoundException ignored) {
      // A socket cannot be opened by name. The filter passes all on, only a little later.
    }
  }
}
