package io.emprops.openapi.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.emprops.core.job.BrokerState;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.openapi.adapter.out.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A job-queue over HTTP that does what a test tells it to: it goes away, forgets everything, tells
 * events twice, and ends jobs as often as it is told to.
 */
public final class ScriptedJobQueue implements AutoCloseable {
  private final String run = UUID.randomUUID().toString();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<JobId, List<JobEvent>> logs = new LinkedHashMap<>();
  private final List<JobEvent> stream = new ArrayList<>();
  private final List<JobId> submissions = new ArrayList<>();
  private final Set<JobId> acknowledged = new LinkedHashSet<>();
  private final Set<JobId> cancelled = new LinkedHashSet<>();
  private final Set<String> rejectedTypes = new LinkedHashSet<>();
  private final Set<JobId> choking = ConcurrentHashMap.newKeySet();
  private ScriptedWire.Workers workers = new ScriptedWire.Workers(List.of(), List.of());
  private long epoch = 1;
  private boolean away;
  private boolean trimmed;
  private Consumer<QueuedJob> worker = _ -> {};

  /** Answers on a free port. */
  public ScriptedJobQueue() {
    this(0);
  }

  /** Answers on this port. */
  public ScriptedJobQueue(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where it answers. */
  public URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What happens to each job that is newly stored; called without a lock. */
  public synchronized void onSubmit(Consumer<QueuedJob> work) {
    worker = work;
  }

  /** Answers no more, or answers again. */
  public synchronized void away(boolean gone) {
    away = gone;
  }

  /** Jobs of this type are refused for good. */
  public synchronized void reject(String jobType) {
    rejectedTypes.add(jobType);
  }

  /** Calls that name this job are refused as a whole. */
  public void chokeOn(JobId job) {
    choking.add(job);
  }

  /** Who is there to work, and what was offered before. */
  public synchronized void workers(List<WorkerPresence> present, List<Capabilities> seen) {
    workers = new ScriptedWire.Workers(present, seen);
  }

  /** Loses all state, and begins another epoch. */
  public synchronized void forget() {
    logs.clear();
    stream.clear();
    epoch++;
  }

  /** Loses the stream of the partition but no job. */
  public synchronized void trim() {
    stream.clear();
    trimmed = true;
  }

  /** Tells all events of the partition once more. */
  public synchronized void repeat() {
    stream.addAll(List.copyOf(stream));
  }

  /** Adds an event to a job's log, if the job is known. */
  public synchronized void emit(JobId job, JobEvent.Body body) {
    List<JobEvent> log = logs.get(job);
    if (log == null) {
      return;
    }
    var event =
        new JobEvent(
            new EventId(epoch, log.size() + 1L),
            job,
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            body);
    log.add(event);
    stream.add(event);
    notifyAll();
  }

  /** Which jobs it holds. */
  public synchronized List<JobId> known() {
    return List.copyOf(logs.keySet());
  }

  /** Every submission that was newly stored, in order. */
  public synchronized List<JobId> submissions() {
    return List.copyOf(submissions);
  }

  /** Which ends were acknowledged. */
  public synchronized Set<JobId> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /** Which jobs it was asked to cancel. */
  public synchronized Set<JobId> cancelled() {
    return Set.copyOf(cancelled);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (isAway() || choking.stream().anyMatch(id -> body.contains(id.value()))) {
        exchange.sendResponseHeaders(isAway() ? 503 : 400, -1);
        return;
      }
      String answer = answer(exchange.getRequestURI(), body);
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private synchronized boolean isAway() {
    return away;
  }

  private String answer(URI uri, String body) {
    String path = uri.getPath();
    Map<String, String> query = ScriptedWire.query(uri);
    if (path.equals("/internal/jobs")) {
      return WireJson.write(
          new ScriptedWire.Outcomes(submit(WireJson.read(body, ScriptedWire.Jobs.class).jobs())));
    } else if (path.equals("/internal/jobs/unknown")) {
      return WireJson.write(
          new ScriptedWire.Ids(unknown(WireJson.read(body, ScriptedWire.Ids.class).ids())));
    } else if (path.equals("/internal/jobs/ack")) {
      acknowledge(WireJson.read(body, ScriptedWire.Ids.class).ids());
      return "";
    } else if (path.endsWith("/cancel")) {
      cancel(new JobId(path.split("/", -1)[3]));
      return "";
    } else if (path.endsWith("/state")) {
      return WireJson.write(state());
    } else if (path.startsWith("/internal/jobs/")) {
      return log(new JobId(path.split("/", -1)[3]), query);
    } else if (path.startsWith("/internal/partitions/")) {
      return page(query);
    }
    return workers().at(path);
  }

  private synchronized ScriptedWire.Workers workers() {
    return workers;
  }

  private synchronized BrokerState state() {
    return new BrokerState(epoch, run + "-" + epoch);
  }

  private List<SubmitOutcome> submit(List<QueuedJob> jobs) {
    List<SubmitOutcome> outcomes = new ArrayList<>();
    for (QueuedJob job : jobs) {
      SubmitOutcome outcome = store(job);
      outcomes.add(outcome);
      if (outcome instanceof SubmitOutcome.Accepted) {
        work().accept(job);
      }
    }
    return outcomes;
  }

  private synchronized Consumer<QueuedJob> work() {
    return worker;
  }

  private synchronized SubmitOutcome store(QueuedJob job) {
    if (rejectedTypes.contains(job.jobType().value())) {
      return new SubmitOutcome.Rejected(job.id(), "requirements.malformed", "no worker can");
    }
    if (logs.putIfAbsent(job.id(), new ArrayList<>()) != null) {
      return new SubmitOutcome.AlreadyKnown(job.id());
    }
    submissions.add(job.id());
    emit(job.id(), new JobEvent.StateChanged(JobStatus.PENDING, null, null, null, null));
    return new SubmitOutcome.Accepted(job.id());
  }

  private synchronized List<JobId> unknown(List<JobId> jobs) {
    return jobs.stream().filter(job -> !logs.containsKey(job)).toList();
  }

  private synchronized void acknowledge(List<JobId> jobs) {
    acknowledged.addAll(jobs);
  }

  private synchronized void cancel(JobId job) {
    cancelled.add(job);
  }

  private synchronized String log(JobId job, Map<String, String> query) {
    String since = query.get("since");
    EventId from = since == null ? new EventId(epoch, 0) : EventId.parse(since);
    await(query, () -> logs.containsKey(job) && logs.get(job).size() > from.n());
    List<JobEvent> log = logs.get(job);
    if (log == null) {
      return WireJson.write(new ScriptedWire.LogPage(epoch, false, null, List.of(), false));
    }
    boolean otherEpoch = from.epoch() != epoch;
    List<JobEvent> events =
        otherEpoch
            ? log.subList(Math.max(0, log.size() - 1), log.size())
            : log.subList((int) Math.min(from.n(), log.size()), log.size());
    JobSnapshot snapshot = otherEpoch ? ScriptedWire.allButTheLast(job, epoch, log.size()) : null;
    boolean ended = !events.isEmpty() && events.getLast().body() instanceof JobEvent.Ended;
    return WireJson.write(new ScriptedWire.LogPage(epoch, true, snapshot, events, ended));
  }

  private synchronized String page(Map<String, String> query) {
    String cursor = query.getOrDefault("after", "0-0");
    boolean end = cursor.equals("$");
    int after = end ? stream.size() : Integer.parseInt(cursor.split("-", -1)[0]);
    int limit = Integer.parseInt(query.getOrDefault("limit", "100"));
    long asked = epoch;
    await(query, () -> end || stream.size() > after || epoch != asked);
    int from = Math.min(after, stream.size());
    List<JobEvent> events = stream.subList(from, Math.min(from + limit, stream.size()));
    String next = events.isEmpty() ? after + "-0" : (from + events.size()) + "-0";
    boolean gap = trimmed && !end;
    trimmed = trimmed && (end || events.isEmpty());
    return WireJson.write(new ScriptedWire.Page(state(), events, next, gap));
  }

  private void await(Map<String, String> query, java.util.function.BooleanSupplier ready) {
    long until = System.nanoTime() + Long.parseLong(query.getOrDefault("wait_ms", "0")) * 1_000_000;
    try {
      while (!ready.getAsBoolean() && System.nanoTime() < until) {
        wait(10);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
