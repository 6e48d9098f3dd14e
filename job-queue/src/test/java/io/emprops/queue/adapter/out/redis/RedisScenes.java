package io.emprops.queue.adapter.out.redis;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.job.Backoff;
import io.emprops.core.job.Partition;
import io.emprops.core.worker.port.out.JobArrivals;
import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.LeasedJobs;
import io.emprops.core.worker.port.out.WorkerRegistry;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The adapters on a client of one Redis or of a cluster. */
final class RedisScenes implements AutoCloseable {
  /** The partition of all test jobs. */
  static final Partition P0 = new Partition("p0");

  private final JobRows rows = new JobRows(new ObjectMapper().findAndRegisterModules());
  private final RedisCalls calls;
  private final RedisFunctions functions;
  private final RedisSignals signals;

  /** Begins to listen at once. */
  RedisScenes(Redis client, RedisCalls calls) {
    this.calls = calls;
    this.functions = new RedisFunctions(calls, Duration.ofSeconds(10));
    this.signals = new RedisSignals(client, P0);
    signals.start();
  }

  @Override
  public void close() {
    signals.close();
  }

  RedisFunctions functions() {
    return functions;
  }

  LeaseScene scene() {
    return new LeaseScene(
        new RedisJobQueue(functions, rows),
        new RedisJobLeases(
            functions,
            rows,
            new Backoff(Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofHours(1)),
            new SecureRandom()),
        new RedisJobLog(functions, signals, rows),
        new RedisQueueControl(functions),
        new RedisJobStandings(functions),
        new RedisQueueBudgets(functions),
        this::advanceClock);
  }

  /**
   * The functions' clock never goes back, so that a later time stands until the real one has passed
   * it.
   */
  private void advanceClock(Duration time) {
    String meta = new JobKeys(P0).meta();
    String clock = String.valueOf(command(Request.cmd(Command.HGET).arg(meta).arg("clock")));
    long later = Math.max(System.currentTimeMillis(), Long.parseLong(clock)) + time.toMillis();
    command(Request.cmd(Command.HSET).arg(meta).arg("clock").arg(later));
  }

  WorkerRegistry registry(Duration goneAfter) {
    return new RedisWorkerRegistry(functions, rows, P0, goneAfter);
  }

  LeasedJobs leasedJobs() {
    return new RedisLeasedJobs(functions, rows);
  }

  JobArrivals arrivals() {
    return new RedisJobArrivals(signals);
  }

  /** Asks Redis itself. */
  Response command(Request request) {
    try {
      return calls
          .send(request)
          .toCompletionStage()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new AssertionError(request.toString(), e);
    }
  }
}
