package org.hotline12345.channels.cli;

import java.io.PrintStream;

/** A bar for people; silent when nobody sits at a terminal. */
final class ProgressBar {
  private static final int WIDTH = 40;

  private final String label;
  private final PrintStream out;
  private final boolean shown;
  private int percent = -1;

  ProgressBar(String label, PrintStream out) {
    this.label = label;
    this.out = out;
    // The launcher looks whether stderr is a terminal; the JDK cannot say so before 22.
    this.shown = Boolean.getBoolean("hotline.terminal");
  }

  void at(int done, int total) {
    int now = total == 0 ? 100 : (int) (100L * done / total);
    if (shown && now != percent) {
      percent = now;
      int full = now * WIDTH / 100;
      out.printf(
          "\r%s [%s%s] %3d %% %d/%d",
          label, "#".repeat(full), " ".repeat(WIDTH - full), now, done, total);
      out.flush();
    }
  }

  void done() {
    if (shown && percent >= 0) {
      out.println();
    }
  }
}
