package io.emprops.it.faults.live;

import io.emprops.it.faults.FaultFailure;
import io.emprops.it.faults.FaultOptions;
import io.emprops.it.faults.live.LiveRun.Checked;
import io.emprops.it.stack.Progress;
import io.emprops.it.stack.StackFailure;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The command behind {@code ./bench faults --live}. */
public final class Main {
  private static final int USUAL = 10;
  private static final int LONGEST_LINE = 900;

  private Main() {}

  /** Runs histories and tells which of them break a promise; exits 0 if none does. */
  public static void main(String[] arguments) throws InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int exit = 1;
    try {
      FaultOptions options = FaultOptions.parse(List.of(arguments), USUAL);
      exit = run(options, out) == 0 ? 0 : 1;
    } catch (FaultFailure | StackFailure e) {
      new PrintStream(System.err, true, StandardCharsets.UTF_8)
          .println("faults: " + e.getMessage());
    }
    System.exit(exit);
  }

  private static int run(FaultOptions options, PrintStream out) throws InterruptedException {
    Path home = Path.of(property("emp.home"));
    Path folder = Path.of(property("emp.faults.data"));
    long begun = System.nanoTime();
    Map<Long, String> broken = new LinkedHashMap<>();
    int faults = 0;
    int jobs = 0;
    try (var run =
        new LiveRun(home, folder, options.broken(), new Progress(out, InstantSource.system()))) {
      for (int i = 0; i < options.histories(); i++) {
        Checked checked = run.run(options.seed() + i, options.tail());
        faults += checked.faults();
        jobs += checked.jobs();
        checked.violation().ifPresent(violation -> broken.put(checked.seed(), violation.promise()));
        tell(checked, out);
      }
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    out.printf(
        "%d histories from seed %d, %d faults, %d jobs, %d s: %s%n",
        options.histories(),
        options.seed(),
        faults,
        jobs,
        taken.toSeconds(),
        broken.isEmpty() ? "every promise was kept" : "broken by seeds " + broken);
    out.println(json(options, faults, jobs, taken, broken));
    return broken.size();
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  private static void tell(Checked checked, PrintStream out) {
    out.printf(
        "seed %d: %d faults, %d jobs, %.1f s: %s%n",
        checked.seed(),
        checked.faults(),
        checked.jobs(),
        checked.taken().toMillis() / 1000.0,
        checked
            .violation()
            .map(violation -> "breaks %s: %s".formatted(violation.promise(), violation.how()))
            .orElse("kept"));
    checked
        .tail()
        .forEach(
            line -> out.println("  " + line.substring(0, Math.min(line.length(), LONGEST_LINE))));
  }

  private static String json(
      FaultOptions options, int faults, int jobs, Duration taken, Map<Long, String> broken) {
    String seeds =
        broken.entrySet().stream()
            .map(entry -> "\"%d\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    return "{\"benchmark\":\"faults-live\",\"seed\":%d,\"histories\":%d,\"faults\":%d,\"jobs\":%d,\"seconds\":%.1f,\"broken\":%s}"
        .formatted(
            options.seed(), options.histories(), faults, jobs, taken.toMillis() / 1000.0, seeds);
  }
}
