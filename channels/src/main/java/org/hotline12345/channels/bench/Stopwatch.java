package org.hotline12345.channels.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Time on the wall and on the processors, from its making until it is stopped or read. */
final class Stopwatch {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long wall = System.nanoTime();
  private final long cpu = SYSTEM.getProcessCpuTime();
  private long wallEnd;
  private long cpuEnd;

  void stop() {
    wallEnd = System.nanoTime();
    cpuEnd = SYSTEM.getProcessCpuTime();
  }

  double seconds() {
    return ((wallEnd == 0 ? System.nanoTime() : wallEnd) - wall) / 1e9;
  }

  /** Of all threads of this process together. */
  double cpuSeconds() {
    return ((cpuEnd == 0 ? SYSTEM.getProcessCpuTime() : cpuEnd) - cpu) / 1e9;
  }
}
