package io.emprops.it.bench.broker;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.it.bench.gateway.BenchGateway;
import io.emprops.it.bench.gateway.BenchGateway.Compilers;
import io.emprops.it.bench.plot.LogChart;
import io.emprops.it.bench.run.BenchOptions;
import io.emprops.it.bench.run.Machine;
import io.emprops.it.bench.run.OutputFolder;
import io.emprops.it.bench.service.PackagedService;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The broker's speed: measures all on one Redis, and tells what came of it. */
public final class BrokerBench {
  private final BenchOptions options;
  private final PackagedService.Build queue;
  private final Path work;
  private final Optional<Path> node;
  private final PrintStream out;
  private final PrintStream progress;

  /**
   * Prepares a run.
   *
   * @param queue job-queue
   * @param work the folder for Redis' files
   * @param node the folder of the script for Node, if Node is there
   */
  public BrokerBench(
      BenchOptions options,
      PackagedService.Build queue,
      Path work,
      Optional<Path> node,
      PrintStream out,
      PrintStream progress) {
    this.options = options;
    this.queue = queue;
    this.work = work;
    this.node = node;
    this.out = out;
    this.progress = progress;
  }

  /** Runs it; the last line of the output is one of JSON. */
  public void run() {
    OutputFolder folder = OutputFolder.created(options.out());
    String before = Machine.load();
    Map<String, JsonValue> facts = Machine.facts(options);
    facts.put("gateway", JsonValue.of(queue.packaging().name().toLowerCase(Locale.ROOT)));
    facts.put("load_before", JsonValue.of(before));
    List<Reading> all = new ArrayList<>();
    try (var redis = BenchRedis.start(work);
        var probe = new Probe(redis.port());
        var broker = new OurBroker(redis.port())) {
      facts.put("redis", JsonValue.of(probe.version()));
      all.addAll(
          options.only().isPresent()
              ? dispatched(redis, probe, broker)
              : measured(redis, probe, broker, facts));
    }
    String after = Machine.load();
    facts.put("load_after", JsonValue.of(after));
    boolean isPart = options.only().isPresent();
    var readings = new Readings(all);
    var report = isPart ? BrokerReport.ofDispatch(readings) : new BrokerReport(readings);
    JsonObject json = report.json(facts);
    if (isPart) {
      out.print(report.dispatch());
    } else {
      write(folder, report, json);
      print(report, folder.path());
    }
    out.println("Load of the machine: %s before, %s after".formatted(before, after));
    out.println(json.toJson());
  }

  private List<Reading> measured(
      BenchRedis redis, Probe probe, OurBroker broker, Map<String, JsonValue> facts) {
    var effort = new Effort(options.quick());
    progress.println("The way to an idle worker");
    List<Reading> all = new ArrayList<>(dispatched(redis, probe, broker));
    List<Contender> contenders = new ArrayList<>(List.of(new OurCycles(broker, probe)));
    Optional<NodeCycles> peer = node.map(script -> NodeCycles.start(script, redis.port(), probe));
    facts.put("peers", peer.map(NodeCycles::versions).orElse(JsonValue.emptyObject()));
    peer.ifPresent(contenders::add);
    try {
      progress.println("Cycles of submission, claim and completion");
      all.addAll(
          new CycleBench(contenders, new Limits(probe), effort, progress::println).readings());
    } finally {
      peer.ifPresent(NodeCycles::close);
    }
    progress.println("Steps and memory");
    var profile = new StepProfile(broker, probe);
    all.addAll(profile.steps(effort.profiled()));
    all.add(profile.memory(effort.pending()));
    progress.println("Claims beside what waits");
    all.addAll(new ClaimBench(broker, probe, effort, progress::println).readings());
    return all;
  }

  private List<Reading> dispatched(BenchRedis redis, Probe probe, OurBroker broker) {
    int jobs = new Effort(options.quick()).dispatches();
    List<Reading> all = new ArrayList<>(new Dispatch(broker, probe).readings(jobs));
    probe.flush();
    try (var gateway = BenchGateway.start(queue, work, redis.port(), Compilers.BOTH)) {
      all.addAll(new GatewayDispatch(gateway).readings(jobs));
    }
    return all;
  }

  private static void write(OutputFolder folder, BrokerReport report, JsonObject json) {
    folder.write("broker.json", json.toJson() + "\n");
    folder.write("broker.svg", LogChart.svg(report.charts()));
    folder.write("broker.png", LogChart.image(report.charts()));
  }

  private void print(BrokerReport report, Path folder) {
    out.print(report.text());
    out.println();
    if (node.isEmpty()) {
      out.println("Node is absent: BullMQ was not measured.");
    }
    out.println("Claims are drawn in " + folder.resolve("broker.svg"));
    if (options.quick()) {
      out.println("A quick run: that all runs is all that these figures say.");
    }
  }
}
