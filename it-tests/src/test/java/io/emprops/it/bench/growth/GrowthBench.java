package io.emprops.it.bench.growth;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.it.bench.plot.LogChart;
import io.emprops.it.bench.run.BenchOptions;
import io.emprops.it.bench.run.Machine;
import io.emprops.it.bench.run.OutputFolder;
import io.emprops.it.bench.service.PackagedService;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What a job costs on 1 to 8 partitions of a Redis Cluster, and over 1 to 4 gateways on one Redis.
 * It is the cost that has to stay: how fast all go together is for the machine's processors to say,
 * which here are shared.
 */
public final class GrowthBench {
  private final BenchOptions options;
  private final PackagedService.Build queue;
  private final Path work;
  private final PrintStream out;
  private final PrintStream progress;

  /**
   * Prepares a run.
   *
   * @param queue where job-queue is packaged
   * @param work the folder for files of Redis and of the gateways
   */
  public GrowthBench(
      BenchOptions options,
      PackagedService.Build queue,
      Path work,
      PrintStream out,
      PrintStream progress) {
    this.options = options;
    this.queue = queue;
    this.work = work;
    this.out = out;
    this.progress = progress;
  }

  /** Runs it; the last line of the output is one of JSON. */
  public void run() {
    OutputFolder folder = OutputFolder.created(options.out());
    String before = Machine.load();
    Map<String, JsonValue> facts = Machine.facts(options);
    facts.put("load_before", JsonValue.of(before));
    var effort = new GrowthEffort(options.quick());
    var turns = new Turns(effort, progress::println);
    var report = new GrowthReport(List.of(partitions(effort, turns), gateways(effort, turns)));
    String after = Machine.load();
    facts.put("load_after", JsonValue.of(after));
    JsonObject json = report.json(facts);
    folder.write("broker-growth.json", json.toJson() + "\n");
    folder.write("broker-growth.svg", LogChart.svg(report.charts()));
    folder.write("broker-growth.png", LogChart.image(report.charts()));
    print(report, folder.path());
    out.println("Load of the machine: %s before, %s after".formatted(before, after));
    out.println(json.toJson());
  }

  private Line partitions(GrowthEffort effort, Turns turns) {
    progress.println("Partitions of a Redis Cluster, each on a master of its own");
    try (var setups = new Setups()) {
      setups.start(effort.partitions(), size -> ClusterSetup.start(work, size));
      return turns.line("partitions", "client", setups.all, effort.clustered());
    }
  }

  private Line gateways(GrowthEffort effort, Turns turns) {
    progress.println("Gateways on one Redis");
    try (var setups = new Setups()) {
      setups.start(effort.gateways(), size -> GatewaySetup.start(queue, work, size));
      return turns.line("gateways", "gateways", setups.all, effort.overGateways());
    }
  }

  private void print(GrowthReport report, Path folder) {
    out.print(report.text());
    out.println();
    out.println("The cost of a job is drawn in " + folder.resolve("broker-growth.svg"));
    if (options.quick()) {
      out.println("A quick run: that all runs is all that these figures say.");
    }
  }

  /** All that are up at the same time, to be closed together. */
  private static final class Setups implements AutoCloseable {
    private final List<Setup> all = new ArrayList<>();

    void start(List<Integer> sizes, IntFunction<Setup> start) {
      sizes.forEach(size -> all.add(start.apply(size)));
    }

    @Override
    public void close() {
      all.forEach(Setup::close);
    }
  }
}
