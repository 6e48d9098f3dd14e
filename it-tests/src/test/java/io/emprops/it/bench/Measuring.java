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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
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
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** All subjects as tables show them: a contender, or what else compiles or reads. */
  private static final List<String> SUBJECTS =
      Stream.concat(
              Arrays.stream(Contender.values()).map(Contender::wire),
              Stream.of(CompileBenchmark.TREE, CompileBenchmark.TOKENS))
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
    List<Figure> figures =
        results(options).stream()
            .map(run -> figure(measure, item, run))
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
    TimeValue iteration = TimeValue.milliseconds(quick ? 50 : 500);
    // Compiling runs through far more code, which takes the virtual machine longer to compile.
    TimeValue warmup = measure.equals("compile") ? TimeValue.seconds(3) : TimeValue.seconds(1);
    return new OptionsBuilder()
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .threads(1)
        // Without forks each figure suffers from those before it: enough to see that all runs.
        .forks(quick ? 0 : 1)
        .warmupIterations(quick ? 1 : 3)
        .warmupTime(quick ? iteration : warmup)
        .measurementIterations(quick ? 2 : 5)
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

  private static Figure figure(String measure, String item, RunResult run) {
    Result<?> time = run.getPrimaryResult();
    Result<?> allocated =
        Objects.requireNonNull(run.getSecondaryResults().get(ALLOCATED), ALLOCATED);
    String method = time.getLabel();
    boolean growth = measure.equals("growth");
    return new Figure(
        growth ? measure + "-" + method : measure,
        growth ? Contender.OURS.wire() : subject(run.getParams(), method),
        item,
        time.getScore(),
        time.getScoreError(),
        allocated.getScore());
  }

  private static String subject(BenchmarkParams params, String method) {
    String contender = params.getParam("contender");
    return contender == null ? method : Contender.valueOf(contender).wire();
  }
}
