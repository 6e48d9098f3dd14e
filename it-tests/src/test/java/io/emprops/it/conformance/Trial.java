package io.emprops.it.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.core.job.AJob;
import io.emprops.core.job.JobId;
import io.emprops.core.job.QueuedJob;
import io.emprops.it.bench.gateway.Submissions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One worker on trial: started and ended as a check asks, and given jobs. */
final class Trial implements AutoCloseable {
  /** How many jobs it may have at once. */
  static final int SLOTS = 2;

  /** How long it may go on with its jobs once it is asked to end. */
  static final int GRACE_MS = 3_000;

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Candidate candidate;
  private final String transport;
  private final Grounds grounds;
  private final Path log;
  private final Tap tap;
  private final QueueCalls queue;
  private final String id;
  private final List<JobId> given = new ArrayList<>();
  private Optional<WorkerProcess> process = Optional.empty();
  private int begun;

  /**
   * The worker's command line.
   *
   * @param folder where it is run
   */
  record Candidate(List<String> command, Path folder) {
    Candidate {
      command = List.copyOf(command);
    }
  }

  /**
   * Nothing runs yet.
   *
   * @param transport {@code websocket} or {@code http}
   * @param log what the worker prints
   */
  Trial(Candidate candidate, String transport, Grounds grounds, Path log) {
    this.candidate = candidate;
    this.transport = transport;
    this.grounds = grounds;
    this.log = log;
    this.tap = Tap.before(grounds.port());
    this.queue = new QueueCalls(grounds);
    this.id = "candidate-" + transport;
  }

  String id() {
    return id;
  }

  boolean isOverSockets() {
    return transport.equals("websocket");
  }

  Tap tap() {
    return tap;
  }

  Transcript transcript() {
    return tap.transcript();
  }

  QueueCalls queue() {
    return queue;
  }

  Grounds grounds() {
    return grounds;
  }

  /** Where what the present process has said begins. */
  int begun() {
    return begun;
  }

  WorkerProcess worker() {
    return process.orElseThrow(() -> new UnmetException("the worker does not run"));
  }

  /** Starts the worker if it does not run, and waits until the gateway knows it. */
  void ready() {
    if (process.filter(WorkerProcess::isAlive).isEmpty()) {
      startAnew();
    }
    transcript().awaitByGateway(begun, "registered", _ -> true);
  }

  /** Starts the worker, after ending the one that runs. */
  void startAnew() {
    process.ifPresent(WorkerProcess::close);
    tap.awaitNoSocket();
    begun = transcript().size();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("EMP_WORKER_GATEWAY", tap.url());
    environment.put("EMP_WORKER_TOKEN", grounds.workerToken(id));
    environment.put("EMP_WORKER_ID", id);
    environment.put("EMP_WORKER_SLOTS", Integer.toString(SLOTS));
    environment.put("EMP_WORKER_TRANSPORT", transport);
    environment.put("EMP_WORKER_GRACE_MS", Integer.toString(GRACE_MS));
    process =
        Optional.of(WorkerProcess.start(candidate.command(), candidate.folder(), environment, log));
  }

  /** Hands over a simulated job, such as <code>{"duration_ms":100}</code>. */
  JobId submit(String payload) {
    return submit(AJob.aJob().payload(payload));
  }

  /** Hands over this job, under a number of its own. */
  JobId submit(AJob described) {
    QueuedJob job = described.number(NUMBERS.incrementAndGet()).build();
    given.add(job.id());
    new Submissions(grounds.gateway(), grounds.serviceToken()).submit(List.of(job));
    return job.id();
  }

  /** A job that takes so long, in tenths of seconds of progress. */
  JobId submitLasting(int millis) {
    return submit("{\"duration_ms\":%d,\"steps\":%d}".formatted(millis, Math.max(1, millis / 100)));
  }

  /** Waits until the worker gets it. */
  Said awaitAssigned(JobId job, int since) {
    return transcript().awaitByGateway(since, "assign", said -> said.job().equals(job.value()));
  }

  /** How it ends. */
  JsonNode awaitEnd(JobId job) {
    return Conditions.awaitValue("job %s ends".formatted(job), () -> queue.end(job));
  }

  /** It ends well, after so many attempts. */
  void awaitCompleted(JobId job, int attempts) {
    JsonNode end = awaitEnd(job);
    Conditions.require(
        end.path("status").asText().equals("completed"), "the job ends completed: " + end);
    Conditions.require(
        end.path("attempts").size() == attempts,
        "the job ends after %d attempts: %s".formatted(attempts, end));
  }

  /** Ends what a check has left behind. */
  void settle() {
    tap.meddle(Meddling.NONE);
    tap.letThrough();
    queue.order(id, "run");
    for (JobId job : List.copyOf(given)) {
      if (queue.end(job).isEmpty()) {
        queue.cancel(job);
      }
    }
    for (JobId job : List.copyOf(given)) {
      awaitEnd(job);
    }
    given.clear();
  }

  /** After a failed check: nothing of it reaches into the next. */
  void clear() {
    process.ifPresent(WorkerProcess::close);
    process = Optional.empty();
    settle();
  }

  @Override
  public void close() {
    process.ifPresent(WorkerProcess::close);
    queue.close();
    tap.close();
  }
}
