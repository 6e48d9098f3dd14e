package io.emprops.it.bench.followers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.core.job.JobId;
import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.bench.run.BenchOptions;
import io.emprops.it.bench.run.OutputFolder;
import io.emprops.it.bench.service.PackagedService;
import io.emprops.it.stack.ApiClient;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Followers of jobs on one open-api: the packaged service with its PostgreSQL and its projection,
 * beside a stand-in for job-queue, and all followers in this process.
 */
public final class FollowersBench {
  private static final String SOURCE =
      """
      {"job_type": "simulation", "template": {"steps": 1, "output": "never"}}
      """;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final BenchOptions options;
  private final PackagedService.Build built;
  private final Path work;
  private final PrintStream out;
  private final PrintStream progress;

  /**
   * Prepares a run.
   *
   * @param built open-api
   * @param work the folder for its log and its keys
   */
  public FollowersBench(
      BenchOptions options,
      PackagedService.Build built,
      Path work,
      PrintStream out,
      PrintStream progress) {
    this.options = options;
    this.built = built;
    this.work = work;
    this.out = out;
    this.progress = progress;
  }

  /** Runs it; the last line of the output is one of JSON. */
  public void run() {
    Scale scale = Scale.of(options.quick());
    FollowersReport report;
    try (var queue = PacedQueue.start();
        var api = BenchApi.start(built, work, queue.root())) {
      report = measured(scale, queue, api);
    }
    OutputFolder.created(options.out()).write("followers.json", report.json() + "\n");
    out.print(report.text());
    if (options.quick()) {
      out.println("A quick run: that all runs is all that these figures say.");
    }
    out.println(report.json());
  }

  private FollowersReport measured(Scale scale, PacedQueue queue, BenchApi api) {
    progress.println("Accepting %d jobs".formatted(scale.jobs()));
    List<JobId> jobs = accepted(scale, queue, api.client());
    var latencies = new Latencies();
    var pace = new Pace(queue, jobs);
    try (var crowd = new Crowd(api.port(), api.token(), latencies)) {
      progress.println("Warming up with a tenth of the followers, who go again");
      crowd.join(jobs, scale.followers() / 10);
      pace.keep(scale.warmUp());
      crowd.leave();
      Footprint before = Footprint.of(api.pid());
      long gone = crowd.broken();

      progress.println("%d followers join".formatted(scale.followers()));
      crowd.join(jobs, scale.followers());
      pace.keep(scale.warmUp());
      progress.println("Timing events");
      double processor = Footprint.processor(api.pid());
      latencies.begin(System.nanoTime());
      int events = pace.keep(scale.measured());
      awaitAll(latencies, expected(scale, events));
      latencies.end();
      double busy = Footprint.processor(api.pid()) - processor;
      Footprint after = Footprint.of(api.pid());
      if (crowd.broken() > gone) {
        throw new BenchFailure("%d followers were let go".formatted(crowd.broken() - gone));
      }
      return new FollowersReport(
          scale, latencies, expected(scale, events), before, after, busy, options.quick());
    }
  }

  private static long expected(Scale scale, int events) {
    return (long) events * scale.followers() / scale.jobs();
  }

  private static List<JobId> accepted(Scale scale, PacedQueue queue, ApiClient client) {
    ObjectNode workflow =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "followed")
            .put("component_type", "dynamic_json")
            .put("source", SOURCE);
    String id = client.post("/api/workflows", workflow).path("id").asText();
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.putObject("inputs");
    for (int i = 0; i < scale.jobs(); i++) {
      client.post("/api/workflows/" + id + "/execute", request);
    }
    await(() -> queue.jobs().size() == scale.jobs(), "not all jobs reached the queue");
    return queue.jobs();
  }

  /** Late frames count too; coalesced ones never come. */
  private static void awaitAll(Latencies latencies, long frames) {
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    while (latencies.count() < frames && System.nanoTime() < end) {
      pause();
    }
  }

  private static void await(BooleanSupplier done, String otherwise) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new BenchFailure(otherwise);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(20));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
