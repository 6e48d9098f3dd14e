package io.emprops.it.bench;

import io.emprops.it.bench.engine.Contender;
import io.emprops.it.bench.report.Figure;
import io.emprops.it.bench.work.GrowthPoint;
import io.emprops.it.bench.work.StandardWork;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks under JMH, a virtual machine of its own for each figure. */
final class Measuring {
  /**
   * Figures of one item are taken in turns, so that a busy minute of the machine meets them all.
   */
  private static final int ROUNDS = 3;

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** All subjects as tables show them: a contender, or what else compiles or reads. */
  private static final List<String> SUBJECTS =
      Stream.concat(
              Arrays.stream(Contender.values()).map(Contender::wire),
              Stream.of(CompileBenchmark.TREE))
          .toList();

  private final boolean quick;
  private final Path logs;
  private final PrintStream progress;

  /** JMH's own output goes to a log per group of figures; a line for each to the progress. */
  Measuring(boolean quick, Path logs, PrintStream progress) {
    this.quick = quick;
    this.logs = logs;
    this.progress = progress;
  }

  /** All figures, in the order of the tables. */
  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (StandardWork work : StandardWork.values()) {
      figures.addAll(run("render", RenderBenchmark.class, "work", work.name(), work.wire()));
    }
    for (StandardWork work : StandardWork.values()) {
      figures.addAll(run("compile", CompileBenchmark.class, "work", work.name(), work.wire()));
    }
    for (GrowthPoint point : GrowthPoint.all()) {
      figures.addAll(run("growth", GrowthBenchmark.class, "point", point.wire(), point.wire()));
    }
    return figures;
  }

  private List<Figure> run(
      String measure, Class<?> benchmark, String param, String value, String item) {
    long start = System.nanoTime();
    Options options =
        effort(measure, logs.resolve(measure + "-" + item + ".log"))
            .include(benchmark.getName() + "\\.")
            .param(param, value)
            .build();
    Map<String, List<RunResult>> rounds = new LinkedHashMap<>();
    for (int round = 0; round < (quick ? 1 : ROUNDS); round++) {
      for (RunResult result : results(options)) {
        rounds.computeIfAbsent(subject(result), _ -> new ArrayList<>()).add(result);
      }
    }
    List<Figure> figures =
        rounds.entrySet().stream()
            .map(entry -> figure(measure, item, entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingInt(figure -> SUBJECTS.indexOf(figure.subject())))
            .toList();
    progress.printf(
        Locale.ROOT,
        "  %-8s %-16s %2d figures %5.1f s%n",
        measure,
        item,
        figures.size(),
        (System.nanoTime() - start) / 1e9);
    return figures;
  }

  private ChainedOptionsBuilder effort(String measure, Path log) {
    TimeValue iteration = TimeValue.milliseconds(quick ? 50 : 100);
    // Compiling runs through far more code, which takes the virtual machine longer to compile.
    TimeValue warmup = TimeValue.milliseconds(measure.equals("compile") ? 4_000 : 700);
    return new OptionsBuilder()
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .threads(1)
        // Without forks each figure suffers from those before it: enough to see that all runs.
        .forks(quick ? 0 : 1)
        .warmupIterations(quick ? 1 : 3)
        .warmupTime(quick ? iteration : warmup)
        .measurementIterations(quick ? 2 : 10)
        .measurementTime(iteration)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        // Two cores: a collector with threads of its own would take turns with what is measured.
        .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow")
        .output(log.toString());
  }

  private static Collection<RunResult> results(Options options) {
    try {
      return new Runner(options).run();
    } catch (RunnerException e) {
      throw new BenchFailure("a benchmark failed: " + e.getMessage(), e);
    }
  }

  private static Figure figure(
      String measure, String item, String subject, List<RunResult> rounds) {
    double[] times =
        rounds.stream()
            .flatMap(round -> round.getBenchmarkResults().stream())
            .flatMap(fork -> fork.getIterationResults().stream())
            .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
            .sorted()
            .toArray();
    Result<?> allocated =
        Objects.requireNonNull(rounds.getFirst().getSecondaryResults().get(ALLOCATED), ALLOCATED);
    boolean growth = measure.equals("growth");
    return new Figure(
        growth ? measure + "-" + subject : measure,
        growth ? Contender.OURS.wire() : subject,
        item,
        times[0],
        times[times.length / 2],
        allocated.getScore());
  }

  /** A contender, or the method that stands for what is measured. */
  private static String subject(RunResult run) {
    String contender = run.getParams().getParam("contender");
    return contender == null
        ? run.getPrimaryResult().getLabel()
        : Contender.valueOf(contender).wire();
  }
}
