package io.emprops.it.bench.broker;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time of this virtual machine, all of its threads together. */
public final class ProcessorTime {
  private ProcessorTime() {}

  /** Since its start. */
  public static double seconds() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
