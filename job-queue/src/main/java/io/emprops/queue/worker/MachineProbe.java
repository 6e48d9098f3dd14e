package io.emprops.queue.worker;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What this machine has, in the words of a job's hardware requirements: {@code cpu_cores} and
 * {@code ram_gb} as far as this process may use them, and where {@code nvidia-smi} tells of GPUs,
 * {@code gpu_count} and {@code gpu_memory_gb}, that of the largest.
 */
public final class MachineProbe {
  private static final Logger LOG = Logger.getLogger(MachineProbe.class);
  private static final List<String> GPU_MEMORY =
      List.of("nvidia-smi", "--query-gpu=memory.total", "--format=csv,noheader,nounits");
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final double GIB = 1024.0 * 1024 * 1024;
  private static final double MIB_PER_GIB = 1024.0;

  private final Supplier<List<String>> gpuMemory;

  /** Asks this machine. */
  public MachineProbe() {
    this(MachineProbe::askForGpus);
  }

  /**
   * Reads what another tells of GPUs.
   *
   * @param gpuMemory a line for each, with its memory in MiB
   */
  MachineProbe(Supplier<List<String>> gpuMemory) {
    this.gpuMemory = gpuMemory;
  }

  /** Looks now; takes some seconds at most. */
  public Map<String, Double> look() {
    Map<String, Double> found = new TreeMap<>();
    found.put("cpu_cores", (double) Runtime.getRuntime().availableProcessors());
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      found.put("ram_gb", Math.floor(system.getTotalMemorySize() / GIB * 10) / 10);
    }
    List<Double> gpus = gpuMemory.get().stream().flatMap(line -> gibOf(line).stream()).toList();
    if (!gpus.isEmpty()) {
      found.put("gpu_count", (double) gpus.size());
      found.put(
          "gpu_memory_gb", gpus.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }
    return found;
  }

  /** To whole GB: a card sold with 24 has some MiB less. */
  private static List<Double> gibOf(String line) {
    try {
      return List.of((double) Math.round(Double.parseDouble(line.strip()) / MIB_PER_GIB));
    } catch (NumberFormatException e) {
      LOG.warnf("nvidia-smi tells no memory: '%s'", line);
      return List.of();
    }
  }

  private static List<String> askForGpus() {
    Process process;
    try {
      process = new ProcessBuilder(GPU_MEMORY).redirectErrorStream(true).start();
    } catch (IOException e) {
      LOG.debugf("no nvidia-smi, so no GPU is offered: %s", e.getMessage());
      return List.of();
    }
    try {
      if (process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0) {
        return new ArrayList<>(
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList());
      }
      LOG.warnf("nvidia-smi is there and does not answer, so no GPU is offered");
    } catch (IOException e) {
      LOG.warnf("nvidia-smi cannot be read, so no GPU is offered: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
    return List.of();
  }
}
