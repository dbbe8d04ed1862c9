package org.hotline12345.channels.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What this process holds of the machine's memory. */
final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private Memory() {}

  /** The heap in use, garbage included. */
  static long heapMegabytes() {
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  /** All that is resident, files mapped into memory included; null where the system is silent. */
  static @Nullable Long residentMegabytes() {
    return megabytes("VmRSS:");
  }

  /** What of it is not a mapped file and so cannot be dropped; null where the system is silent. */
  static @Nullable Long anonymousMegabytes() {
    return megabytes("RssAnon:");
  }

  private static @Nullable Long megabytes(String field) {
    if (!Files.exists(STATUS)) {
      return null;
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(field))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }
}
