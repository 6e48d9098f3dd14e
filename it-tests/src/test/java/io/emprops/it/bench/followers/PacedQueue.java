package io.emprops.it.bench.followers;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.emprops.core.job.BrokerState;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.it.bench.run.BenchFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stands for job-queue: takes every job, keeps its log, and tells the partition's events. Each
 * progress carries the moment at which it happened.
 */
final class PacedQueue implements AutoCloseable {
  private static final BrokerState STATE = new BrokerState(1, "bench");
  private static final int BACKLOG = 1_024;
  private static final int PAGE = 100;

  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private final Map<JobId, List<JobEvent>> logs = new LinkedHashMap<>();
  private final List<JobEvent> stream = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  private PacedQueue(HttpServer server) {
    this.server = server;
  }

  /** Answers on any free port. */
  static PacedQueue start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer server = HttpServer.create(address, BACKLOG);
      var queue = new PacedQueue(server);
      server.setExecutor(queue.threads);
      server.createContext("/", queue::answer);
      server.start();
      return queue;
    } catch (IOException e) {
      throw new BenchFailure("a queue cannot be started: " + e.getMessage(), e);
    }
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The jobs that were submitted so far. */
  synchronized List<JobId> jobs() {
    return List.copyOf(logs.keySet());
  }

  /** A job comes further, now. */
  synchronized void progress(JobId job) {
    String moment = Long.toString(System.nanoTime());
    add(job, new JobEvent.Progressed("bench", 1.0, 2.0, null, moment, null));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }

  private void add(JobId job, JobEvent.Body body) {
    List<JobEvent> log = logs.computeIfAbsent(job, _ -> new ArrayList<>());
    var id = new EventId(STATE.epoch(), log.size() + 1L);
    var event = new JobEvent(id, job, Instant.now().truncatedTo(ChronoUnit.MILLIS), body);
    log.add(event);
    stream.add(event);
    notifyAll();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] asked = exchange.getRequestBody().readAllBytes();
      byte[] answer = mapper.writeValueAsBytes(answer(exchange.getRequestURI(), asked));
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Object answer(URI uri, byte[] asked) throws IOException, InterruptedException {
    String[] path = uri.getPath().split("/", -1);
    Map<String, String> query = query(uri);
    return switch (path[path.length - 1]) {
      case "jobs" -> new Outcomes(submit(mapper.readValue(asked, Jobs.class).jobs()));
      case "unknown" -> new Ids(List.of());
      case "ack", "cancel" -> Map.of();
      case "state" -> STATE;
      case "events" ->
          path[2].equals("partitions") ? page(query) : log(new JobId(path[3]), query.get("since"));
      default -> Map.of("workers", List.of());
    };
  }

  private synchronized List<SubmitOutcome> submit(List<QueuedJob> jobs) {
    List<SubmitOutcome> outcomes = new ArrayList<>();
    for (QueuedJob job : jobs) {
      add(job.id(), new JobEvent.StateChanged(JobStatus.PENDING, null, null, null, null));
      outcomes.add(new SubmitOutcome.Accepted(job.id()));
    }
    return outcomes;
  }

  private synchronized JobLogPage log(JobId job, @Nullable String since) {
    List<JobEvent> log = logs.getOrDefault(job, List.of());
    int from = since == null ? 0 : (int) EventId.parse(since).n();
    List<JobEvent> rest = log.subList(from, Math.min(log.size(), from + PAGE));
    return new JobLogPage(STATE.epoch(), !log.isEmpty(), null, rest, false);
  }

  private synchronized PartitionPage page(Map<String, String> query) throws InterruptedException {
    String cursor = query.getOrDefault("after", PartitionPage.BEGINNING);
    boolean atEnd = cursor.equals(PartitionPage.END);
    int from = atEnd ? stream.size() : Integer.parseInt(cursor.substring(0, cursor.indexOf('-')));
    long wait = Long.parseLong(query.getOrDefault("wait_ms", "0"));
    long end = System.nanoTime() + wait * 1_000_000;
    while (!atEnd && stream.size() <= from && System.nanoTime() < end) {
      wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
    int to = Math.min(stream.size(), from + PAGE);
    return new PartitionPage(STATE, stream.subList(from, to), to + "-0", false);
  }

  private static Map<String, String> query(URI uri) {
    String query = uri.getQuery();
    return Arrays.stream(query == null ? new String[0] : query.split("&", -1))
        .map(part -> part.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private record Jobs(List<QueuedJob> jobs) {}

  private record Outcomes(List<SubmitOutcome> outcomes) {}

  private record Ids(List<JobId> ids) {}
}
