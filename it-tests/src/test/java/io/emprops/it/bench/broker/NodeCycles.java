package io.emprops.it.bench.broker;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.it.bench.run.BenchFailure;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** BullMQ, in a process of Node's that takes one round after the other from its standard input. */
final class NodeCycles implements Contender {
  private static final int MOST_AT_ONCE = 1_000;

  private final Probe probe;
  private final Process node;
  private final BufferedReader answers;
  private final BufferedWriter questions;
  private final JsonObject versions;

  private NodeCycles(Probe probe, Process node) throws IOException {
    this.probe = probe;
    this.node = node;
    this.answers = node.inputReader(StandardCharsets.UTF_8);
    this.questions = node.outputWriter(StandardCharsets.UTF_8);
    this.versions = answer();
  }

  /** Starts the script in its folder. */
  static NodeCycles start(Path folder, int port, Probe probe) {
    try {
      Process node =
          new ProcessBuilder("node", "bullmq.mjs", Integer.toString(port))
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new NodeCycles(probe, node);
    } catch (IOException e) {
      throw new BenchFailure("Node cannot be started: " + e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return "bullmq";
  }

  /** Versions of Node and of the queue. */
  JsonObject versions() {
    return versions;
  }

  @Override
  public List<Batching> batchings() {
    return List.of(
        new Batching(1, 1, 1, 1),
        new Batching(16, 1, 50, 1),
        new Batching(1, 100, 1, 1),
        new Batching(1, 100, 50, 1),
        new Batching(1, MOST_AT_ONCE, 50, 1));
  }

  @Override
  public Round round(int jobs, Batching batching) {
    probe.flush();
    double redis = probe.cpuSeconds();
    JsonObject answer =
        ask(
            JsonValue.object()
                .put("jobs", JsonValue.of(jobs))
                .put("adding", JsonValue.of(batching.submitters()))
                .put("bulk", JsonValue.of(batching.perSubmit()))
                .put("concurrency", JsonValue.of(batching.workers()))
                .build());
    return new Round(
        jobs, number(answer, "seconds"), number(answer, "cpu"), probe.cpuSeconds() - redis);
  }

  private JsonObject ask(JsonValue question) {
    try {
      questions.write(question.toJson());
      questions.newLine();
      questions.flush();
      return answer();
    } catch (IOException e) {
      throw new BenchFailure("the script for Node does not answer: " + e.getMessage(), e);
    }
  }

  private JsonObject answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new BenchFailure("the script for Node ended early");
    }
    try {
      return (JsonObject) JsonText.parse(line);
    } catch (JsonTextException e) {
      throw new BenchFailure("the script for Node said: " + line, e);
    }
  }

  private static double number(JsonObject answer, String member) {
    return answer.member(member).orElseThrow() instanceof JsonNumber number
        ? number.decimal().doubleValue()
        : Double.NaN;
  }

  /** Ends the process. */
  void close() {
    node.destroy();
  }
}
