package io.emprops.it.bench;

import io.emprops.it.bench.engine.Contender;
import io.emprops.it.bench.report.Figure;
import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.bench.work.GrowthPoint;
import io.emprops.it.bench.work.StandardWork;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks under JMH, virtual machines of its own for each figure. */
final class Measuring {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final boolean quick;
  private final Path logs;
  private final PrintStream progress;

  /** JMH's own output goes to a log per item; a line for each to the progress. */
  Measuring(boolean quick, Path logs, PrintStream progress) {
    this.quick = quick;
    this.logs = logs;
    this.progress = progress;
  }

  /** All figures, in the order of the tables. */
  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (StandardWork work : StandardWork.values()) {
      figures.addAll(rendering(work));
    }
    for (StandardWork work : StandardWork.values()) {
      figures.addAll(compiling(work));
    }
    for (GrowthPoint point : GrowthPoint.all()) {
      figures.addAll(growing(point));
    }
    return figures;
  }

  private List<Figure> rendering(StandardWork work) {
    String[] others =
        Arrays.stream(Contender.values())
            .filter(contender -> contender != Contender.OURS)
            .map(Contender::name)
            .toArray(String[]::new);
    List<RunResult> runs =
        run(
            "render-" + work.wire(),
            TimeValue.milliseconds(700),
            options ->
                options
                    .include(RenderBenchmark.class.getName() + "\\.")
                    .param("work", work.name())
                    .param("contender", others));
    return new Duels("render", work.wire())
        .figures(runs, run -> Contender.valueOf(run.getParams().getParam("contender")).wire());
  }

  private List<Figure> compiling(StandardWork work) {
    List<RunResult> runs =
        run(
            "compile-" + work.wire(),
            // It runs through far more code, which takes the virtual machine longer to compile.
            TimeValue.seconds(4),
            options ->
                options
                    .include(CompileBenchmark.class.getName() + "\\.")
                    .param("work", work.name()));
    return new Duels("compile", work.wire()).figures(runs, _ -> CompileBenchmark.TREE);
  }

  private List<Figure> growing(GrowthPoint point) {
    List<RunResult> runs =
        run(
            "growth-" + point.wire(),
            TimeValue.seconds(1),
            options ->
                options
                    .include(GrowthBenchmark.class.getName() + "\\.")
                    .param("point", point.wire())
                    .addProfiler(GCProfiler.class));
    return runs.stream().map(run -> growth(point.wire(), run)).toList();
  }

  private static Figure growth(String item, RunResult run) {
    double[] times =
        run.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
            .sorted()
            .toArray();
    return new Figure(
        "growth-" + run.getPrimaryResult().getLabel(),
        Contender.OURS.wire(),
        item,
        times[0],
        times[times.length / 2],
        Objects.requireNonNull(run.getSecondaryResults().get(ALLOCATED), ALLOCATED).getScore(),
        Double.NaN);
  }

  private List<RunResult> run(String name, TimeValue warmup, Chosen chosen) {
    long start = System.nanoTime();
    ChainedOptionsBuilder options = effort(warmup).output(logs.resolve(name + ".log").toString());
    List<RunResult> runs;
    try {
      runs = List.copyOf(new Runner(chosen.from(options).build()).run());
    } catch (RunnerException e) {
      throw new BenchFailure("a benchmark failed: " + e.getMessage(), e);
    }
    progress.printf(
        Locale.ROOT,
        "  %-24s %2d runs %6.1f s%n",
        name,
        runs.size(),
        (System.nanoTime() - start) / 1e9);
    return runs;
  }

  private ChainedOptionsBuilder effort(TimeValue warmup) {
    TimeValue iteration = TimeValue.milliseconds(quick ? 50 : 150);
    return new OptionsBuilder()
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .threads(1)
        // Without forks each figure suffers from those before it: enough to see that all runs.
        .forks(quick ? 0 : 3)
        .warmupIterations(quick ? 1 : 3)
        .warmupTime(quick ? iteration : warmup)
        .measurementIterations(quick ? 2 : 10)
        .measurementTime(iteration)
        .shouldFailOnError(true)
        // Two cores: a collector with threads of its own would take turns with what is measured.
        .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow");
  }

  private interface Chosen {
    ChainedOptionsBuilder from(ChainedOptionsBuilder options);
  }
}
