package org.hotline12345.channels;

import org.hotline12345.channels.cli.HotlineCommand;

/** The program. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(HotlineCommand.run(args));
  }
}
