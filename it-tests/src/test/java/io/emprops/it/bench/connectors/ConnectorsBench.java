package io.emprops.it.bench.connectors;

import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.bench.run.BenchOptions;
import io.emprops.it.bench.run.OutputFolder;
import io.emprops.it.bench.run.Samples;
import io.emprops.it.provider.FakeProviders;
import io.emprops.it.stack.LocalStack;
import io.emprops.it.stack.Progress;
import io.emprops.it.stack.StackFile;
import io.emprops.it.stack.StackOptions;
import io.emprops.it.stack.StackPorts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * A job of a connector beside a call of its provider: what it takes longer from request to result,
 * and how late a follower sees what the provider streams. The whole stack runs, with a stand-in for
 * the provider in this process.
 */
public final class ConnectorsBench {
  private static final Duration LEAST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(15);

  private final BenchOptions options;
  private final Path home;
  private final Path work;
  private final PrintStream out;
  private final PrintStream progress;
  private final Random random = new Random(11);

  /**
   * Prepares a run.
   *
   * @param home the project's root, which holds the built services
   * @param work the folder for the stack's data
   */
  public ConnectorsBench(
      BenchOptions options, Path home, Path work, PrintStream out, PrintStream progress) {
    this.options = options;
    this.home = home;
    this.work = work;
    this.out = out;
    this.progress = progress;
  }

  /** Runs it; the last line of the output is one of JSON. */
  public void run() {
    ConnectorsReport report;
    try (FakeProviders providers = FakeProviders.start(0);
        LocalStack stack = stack(providers)) {
      report = measured(providers, stack.description());
    }
    OutputFolder.created(options.out()).write("connectors.json", report.json() + "\n");
    out.print(report.text());
    if (options.quick()) {
      out.println("A quick run: that all runs is all that these figures say.");
    }
    out.println(report.json());
  }

  private LocalStack stack(FakeProviders providers) {
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(work), "connectors");
      return LocalStack.start(
          StackOptions.forTests(StackPorts.free().base(), folder)
              .with(options.packaging())
              .with("job-queue", providers.environment()),
          home,
          new Progress(progress, InstantSource.system()));
    } catch (IOException e) {
      throw new BenchFailure("no folder for the stack: " + e.getMessage(), e);
    }
  }

  private ConnectorsReport measured(FakeProviders providers, StackFile stack) {
    int pairs = options.quick() ? 10 : 600;
    int tokens = options.quick() ? 10 : 300;
    try (var provider = new DirectCalls(providers);
        var jobs = new ChatJobs(stack)) {
      progress.println("%d pairs of a call and a job, after as many to warm up".formatted(pairs));
      pairs(provider, jobs, pairs);
      Pairs timed = pairs(provider, jobs, pairs);
      progress.println("%d streams, after a third as many to warm up".formatted(tokens));
      times(tokens / 3, () -> jobs.tokenMillis(providers));
      Samples streamed = times(tokens, () -> jobs.tokenMillis(providers));
      return new ConnectorsReport(
          Samples.of(timed.calls()),
          Samples.of(timed.jobs()),
          Samples.of(timed.differences()),
          streamed,
          options.quick());
    }
  }

  /** Milliseconds of calls, of the jobs right after them, and of how much longer these took. */
  private record Pairs(List<Double> calls, List<Double> jobs, List<Double> differences) {}

  private Pairs pairs(DirectCalls provider, ChatJobs jobs, int count) {
    var pairs = new Pairs(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < count; i++) {
      pause();
      double call = provider.millis();
      pause();
      double job = jobs.millis();
      pairs.calls().add(call);
      pairs.jobs().add(job);
      pairs.differences().add(job - call);
    }
    return pairs;
  }

  private Samples times(int count, DoubleSupplier one) {
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pause();
      all.add(one.getAsDouble());
    }
    return Samples.of(all);
  }

  /** By chance, so that no clock that ticks somewhere is met again and again. */
  private void pause() {
    try {
      Thread.sleep(
          Duration.ofNanos(random.nextLong(LEAST_PAUSE.toNanos(), LONGEST_PAUSE.toNanos())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }
}
