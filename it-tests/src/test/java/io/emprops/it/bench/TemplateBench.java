package io.emprops.it.bench;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.it.bench.engine.Contender;
import io.emprops.it.bench.engine.Contender.Role;
import io.emprops.it.bench.report.Figure;
import io.emprops.it.bench.report.Figures;
import io.emprops.it.bench.report.GrowthPlot;
import io.emprops.it.bench.report.Report;
import io.emprops.it.bench.report.ReportJson;
import io.emprops.it.bench.report.Roles;
import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.bench.run.BenchOptions;
import io.emprops.it.bench.run.OutputFolder;
import io.emprops.it.bench.work.StandardWork;
import io.emprops.it.bench.work.Work;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The template engine against its peers: checks all, measures all, and tells what came of it. */
final class TemplateBench {
  private final BenchOptions options;
  private final Path work;
  private final Optional<Path> node;
  private final PrintStream out;
  private final PrintStream progress;

  /**
   * Prepares a run.
   *
   * @param work the folder for logs
   * @param node the folder of the script for Node, if Node is there
   */
  TemplateBench(
      BenchOptions options, Path work, Optional<Path> node, PrintStream out, PrintStream progress) {
    this.options = options;
    this.work = work;
    this.node = node;
    this.out = out;
    this.progress = progress;
  }

  /** Runs it; the last line of the output is one of JSON. */
  void run() {
    progress.println("Checking that all render the same payloads");
    refuse(PayloadCheck.faults());
    OutputFolder folder = OutputFolder.created(options.out());
    Path logs = OutputFolder.created(work.resolve("jmh")).path();
    progress.println("Measuring (logs: %s)".formatted(logs));
    Optional<NodePeers.Findings> peers = node.map(script -> NodePeers.run(script, options.quick()));
    peers.ifPresent(found -> refuse(found.unexpected()));
    List<Figure> all = new ArrayList<>(new Measuring(options.quick(), logs, progress).figures());
    peers.ifPresent(found -> all.addAll(found.figures()));
    var figures = new Figures(all);
    Report report = Report.of(figures, roles());
    JsonObject json = ReportJson.of(facts(peers), report);
    write(folder, figures, json);
    print(report, peers, folder.path());
    out.println(json.toJson());
  }

  private static void refuse(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new BenchFailure("wrong payloads:\n  " + String.join("\n  ", faults));
    }
  }

  private static Roles roles() {
    Work smallest = StandardWork.CHAT.work();
    int payload =
        Contender.OURS.engine().read(smallest).with(smallest.inputs()).render().remaining();
    return new Roles(
        Contender.OURS.wire(),
        wires(Role.PEER),
        wires(Role.STRING_REPLACE, Role.STRING_REPLACE_AS_DESIGNED),
        wires(Role.LIMIT),
        CompileBenchmark.TREE,
        smallest.name(),
        payload);
  }

  private static List<String> wires(Role... roles) {
    return Contender.of(roles).stream().map(Contender::wire).toList();
  }

  private Map<String, JsonValue> facts(Optional<NodePeers.Findings> peers) {
    Map<String, JsonValue> facts = new LinkedHashMap<>();
    facts.put("quick", JsonValue.of(options.quick()));
    facts.put("java", JsonValue.of(Runtime.version().toString()));
    facts.put("processors", JsonValue.of(Runtime.getRuntime().availableProcessors()));
    facts.put("node", JsonValue.of(peers.map(NodePeers.Findings::version).orElse("absent")));
    facts.put(
        "known_faults",
        new JsonArray(
            peers.map(NodePeers.Findings::faults).orElse(List.of()).stream()
                .map(JsonValue::of)
                .toList()));
    return facts;
  }

  private void print(Report report, Optional<NodePeers.Findings> peers, Path folder) {
    out.print(report.text());
    out.println();
    out.println("first-design renders numbers and placeholders in values wrongly, as designed.");
    peers.ifPresentOrElse(
        found -> found.faults().forEach(fault -> out.println("Wrong payload, as known: " + fault)),
        () -> out.println("Node is absent: json-e and json-templates were not measured."));
    out.println("Growth is drawn in " + folder.resolve("growth.svg"));
    if (options.quick()) {
      out.println("A quick run: that all runs is all that these figures say.");
    }
  }

  private static void write(OutputFolder folder, Figures figures, JsonObject json) {
    folder.write("template.json", json.toJson() + "\n");
    folder.write("growth.svg", GrowthPlot.svg(figures));
    folder.write("growth.png", GrowthPlot.image(figures));
  }
}
