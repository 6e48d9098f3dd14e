package io.emprops.it.faults;

import io.emprops.it.faults.FaultRun.Checked;
import io.emprops.it.faults.check.Violation;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The command behind {@code ./bench faults}. */
public final class Main {
  private static final int LONGEST_LINE = 300;

  private Main() {}

  /** Runs histories and tells which of them break a promise; exits 0 if none does. */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int exit = 1;
    try {
      FaultOptions options = FaultOptions.parse(List.of(arguments));
      exit = run(options, out) == 0 ? 0 : 1;
    } catch (FaultFailure e) {
      new PrintStream(System.err, true, StandardCharsets.UTF_8)
          .println("faults: " + e.getMessage());
    }
    System.exit(exit);
  }

  private static int run(FaultOptions options, PrintStream out) {
    long begun = System.nanoTime();
    Map<String, Integer> broken = new TreeMap<>();
    long moments = 0;
    try (var run = new FaultRun(options.broken())) {
      for (int i = 0; i < options.histories(); i++) {
        Checked checked = run.run(options.seed() + i);
        moments += checked.history().size();
        checked
            .violation()
            .ifPresent(
                violation -> {
                  broken.merge(violation.promise(), 1, Integer::sum);
                  tell(checked, violation, options.tail(), out);
                });
      }
    }
    int failed = broken.values().stream().mapToInt(Integer::intValue).sum();
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    out.printf(
        "%d histories from seed %d, %d moments, %d s: %s%n",
        options.histories(),
        options.seed(),
        moments,
        taken.toSeconds(),
        failed == 0
            ? "every promise was kept"
            : "%d broke a promise: %s".formatted(failed, broken));
    out.println(json(options, moments, taken, broken));
    return failed;
  }

  private static void tell(Checked checked, Violation violation, int tail, PrintStream out) {
    out.printf("seed %d breaks %s: %s%n", checked.seed(), violation.promise(), violation.how());
    int from = Math.max(0, violation.index() - tail);
    for (int i = from; i <= violation.index(); i++) {
      String line = checked.history().get(i).toString();
      out.printf("  %d %s%n", i, line.substring(0, Math.min(line.length(), LONGEST_LINE)));
    }
  }

  private static String json(
      FaultOptions options, long moments, Duration taken, Map<String, Integer> broken) {
    String promises =
        broken.entrySet().stream()
            .map(entry -> "\"%s\":%d".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    return "{\"benchmark\":\"faults\",\"seed\":%d,\"histories\":%d,\"moments\":%d,\"seconds\":%.1f,\"broken\":%s}"
        .formatted(
            options.seed(), options.histories(), moments, taken.toMillis() / 1000.0, promises);
  }
}
