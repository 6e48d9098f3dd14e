package io.emprops.it.faults;

import io.emprops.core.job.Backoff;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.worker.port.out.JobLeases;
import io.emprops.it.faults.check.Fact;
import io.emprops.queue.adapter.out.redis.JobRows;
import io.emprops.queue.adapter.out.redis.RedisFunctions;
import io.emprops.queue.adapter.out.redis.RedisJobLeases;
import io.emprops.queue.adapter.out.redis.RedisJobLog;
import io.emprops.queue.adapter.out.redis.RedisJobQueue;
import io.emprops.queue.adapter.out.redis.RedisQueueControl;
import io.emprops.queue.adapter.out.redis.RedisSignals;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * The broker's adapters on a real Redis for one history, and what can happen to that Redis. Its
 * clock stands ahead of the machine's, where it moves only when the history says so.
 */
final class Broker {
  static final Partition P0 = new Partition("p0");

  private static final String META = "{p0}:meta";
  private static final String LIBRARY = "jobs_v1";
  private static final Instant BEGIN = Instant.parse("2060-01-01T00:00:00Z");
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1));

  /** What lives as long as a job waits or is worked at, and no longer. */
  private static final Pattern LIVING =
      Pattern.compile(
          "\\{p0}:(lane:|mine:|class:|heads:|parked|leases|clocks|scheduled|patience|cramped"
              + "|waiting|running|virtual|tags:|debts:).*");

  private final RedisProcess redis;
  private final Optional<Breakage> breakage;
  private final JobRows rows;
  private final SplittableRandom random;
  private final Recorder recorder;
  private final String age;

  private Adapters adapters;
  private Instant now = BEGIN;
  private String cursor = PartitionPage.BEGINNING;
  private long mark = -1;
  private boolean observed;

  private record Adapters(JobQueue queue, JobLeases leases, JobLog log, QueueControl control) {}

  /** An empty broker, perhaps without one of its guards. */
  Broker(
      RedisProcess redis,
      JobRows rows,
      Optional<Breakage> breakage,
      SplittableRandom random,
      Recorder recorder) {
    this.redis = redis;
    this.rows = rows;
    this.breakage = breakage;
    this.random = random;
    this.recorder = recorder;
    this.age = script();
    redis.empty();
    load();
    adapters = adapt();
    setClock();
  }

  private static String script() {
    try (var in = Broker.class.getResourceAsStream("/faults/age.lua")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Adapters adapt() {
    var functions = functions();
    return new Adapters(
        new RedisJobQueue(functions, rows),
        new RedisJobLeases(functions, rows, BACKOFF, random),
        new RedisJobLog(functions, new RedisSignals(redis.client(), P0), rows),
        new RedisQueueControl(functions));
  }

  private RedisFunctions functions() {
    return new RedisFunctions(redis.client(), Duration.ofSeconds(10));
  }

  private void load() {
    functions().load(P0);
    breakage.ifPresent(this::breakOpen);
  }

  private void breakOpen(Breakage guard) {
    Response libraries =
        Objects.requireNonNull(
            redis.ask(
                Request.cmd(Command.FUNCTION)
                    .arg("LIST")
                    .arg("LIBRARYNAME")
                    .arg(LIBRARY)
                    .arg("WITHCODE")));
    String code = libraries.get(0).get("library_code").toString();
    redis.ask(Request.cmd(Command.FUNCTION).arg("LOAD").arg("REPLACE").arg(guard.apply(code)));
  }

  JobQueue queue() {
    observed = false;
    return adapters.queue();
  }

  JobLeases leases() {
    observed = false;
    return adapters.leases();
  }

  JobLog log() {
    return adapters.log();
  }

  QueueControl control() {
    return adapters.control();
  }

  Instant now() {
    return now;
  }

  /** Writes down a fact. */
  void note(Fact fact) {
    recorder.add(now, fact);
  }

  /** Writes down a fact, and all that the broker tells since the one before. */
  void record(Fact fact) {
    recorder.add(now, fact);
    observe();
  }

  /** Writes down what the broker tells. */
  void observe() {
    if (observed) {
      return;
    }
    observed = true;
    PartitionPage page;
    do {
      page = log().readPartition(P0, cursor, 100, Duration.ZERO);
      cursor = page.cursor();
      page.events().forEach(event -> recorder.add(now, new Fact.Happened(event)));
    } while (page.events().size() == 100);
  }

  /** Lets time pass, for the broker and for all that expires. */
  void pass(Duration time, Collection<JobId> jobs) {
    now = now.plus(time);
    setClock();
    if (!jobs.isEmpty()) {
      Request request = Request.cmd(Command.EVAL).arg(age).arg(jobs.size() * 3);
      for (JobId job : jobs) {
        String key = "{p0}:job:" + job;
        request.arg(key + ":state").arg(key + ":log").arg(key + ":text");
      }
      redis.ask(request.arg(time.toMillis()));
    }
  }

  private void setClock() {
    redis.ask(Request.cmd(Command.HSET).arg(META).arg("clock").arg(now.toEpochMilli()));
  }

  /** Stops Redis and starts it with all that it knew. */
  void restart() {
    redis.restart();
    adapters = adapt();
    back(new Fact.Restarted());
  }

  /** Redis forgets everything. */
  void flush() {
    redis.ask(Request.cmd(Command.FLUSHALL));
    if (breakage.isEmpty()) {
      // The adapters load them again; a guard that is left out would be back then.
      redis.ask(Request.cmd(Command.FUNCTION).arg("FLUSH"));
    }
    back(new Fact.Flushed());
  }

  /** From here on everything is lost when {@link #rollBack} follows. */
  void markState() {
    mark = redis.size();
    record(new Fact.Marked());
  }

  boolean isMarked() {
    return mark >= 0;
  }

  /** Stops Redis and starts it with what it knew when it was marked. */
  void rollBack() {
    redis.restartAt(mark);
    mark = -1;
    adapters = adapt();
    back(new Fact.RolledBack());
  }

  private void back(Fact fact) {
    now = now.plusMillis(20);
    setClock();
    record(fact);
  }

  /** What Redis keeps of jobs that wait or are worked at. */
  List<String> living() {
    Response keys = Objects.requireNonNull(redis.ask(Request.cmd(Command.KEYS).arg("{p0}:*")));
    return keys.stream()
        .map(Response::toString)
        .filter(key -> LIVING.matcher(key).matches() || runs(key))
        .sorted()
        .toList();
  }

  private boolean runs(String key) {
    return key.startsWith("{p0}:flow:")
        && redis.ask(Request.cmd(Command.HGET).arg(key).arg("running")) != null;
  }
}
