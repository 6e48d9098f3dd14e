package io.emprops.it.bench.followers;

import io.emprops.it.bench.run.BenchFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a Java process with a heap of one size takes.
 *
 * @param heap bytes that live after a collection
 * @param resident bytes of the whole process
 * @param processor seconds of all its threads so far
 */
record Footprint(long heap, long resident, double processor) {
  private static final Pattern GENERATION = Pattern.compile("total \\d+K, used (\\d+)K");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final long KIB = 1_024;
  private static final double TICKS_A_SECOND = 100;

  /** Collects garbage there, and looks. */
  static Footprint of(long pid) {
    command(pid, "GC.run");
    long heap =
        GENERATION
            .matcher(command(pid, "GC.heap_info"))
            .results()
            .mapToLong(Footprint::kibibytes)
            .sum();
    String status = read(Path.of("/proc", Long.toString(pid), "status"));
    long resident = RESIDENT.matcher(status).results().mapToLong(Footprint::kibibytes).sum();
    return new Footprint(heap, resident, processor(pid));
  }

  /** Seconds of processor time of all its threads so far. */
  static double processor(long pid) {
    String stat = read(Path.of("/proc", Long.toString(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
  }

  private static long kibibytes(MatchResult found) {
    return Long.parseLong(found.group(1)) * KIB;
  }

  private static String command(long pid, String command) {
    try {
      String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      var process =
          new ProcessBuilder(jcmd, Long.toString(pid), command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BenchFailure("jcmd cannot be run: " + e.getMessage(), e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BenchFailure("cannot read " + file, e);
    }
  }
}
