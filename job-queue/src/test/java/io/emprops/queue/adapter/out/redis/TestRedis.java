package io.emprops.queue.adapter.out.redis;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.job.Backoff;
import io.emprops.core.job.Partition;
import io.emprops.core.worker.port.out.JobArrivals;
import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.WorkerRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.embedded.RedisServer;

/** A real Redis of its own for a test class, and the adapters on it. */
public final class TestRedis implements AfterAllCallback {
  /** The partition of all test jobs. */
  public static final Partition P0 = new Partition("p0");

  private final Vertx vertx = Vertx.vertx();
  private final JobRows rows = new JobRows(new ObjectMapper().findAndRegisterModules());
  private final RedisServer server;
  private final Redis client;
  private final RedisFunctions functions;
  private final RedisSignals signals;

  /** Starts at once; stops after the test class. */
  public TestRedis() {
    int port = freePort();
    server = start(port);
    client =
        Redis.createClient(
            vertx,
            new RedisOptions()
                .setConnectionString("redis://127.0.0.1:" + port)
                .setMaxPoolSize(16)
                .setMaxPoolWaiting(10_000));
    functions = new RedisFunctions(client, Duration.ofSeconds(10));
    signals = new RedisSignals(client, P0);
    signals.start();
  }

  private static RedisServer start(int port) {
    try {
      RedisServer server =
          RedisServer.builder()
              .port(port)
              .setting("bind 127.0.0.1")
              .setting("dir " + Files.createTempDirectory("test-redis"))
              .setting("appendonly yes")
              .setting("save \"\"")
              .build();
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start Redis", e);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    signals.close();
    client.close();
    vertx.close();
    server.stop();
  }

  /** Adapters on an empty Redis. */
  public LeaseScene emptyScene() {
    command(Request.cmd(Command.FLUSHALL));
    return scene();
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

  /** Signs of life on the same Redis. */
  public WorkerRegistry registry(Duration goneAfter) {
    return new RedisWorkerRegistry(functions, rows, P0, goneAfter);
  }

  /** Signals of the same Redis. */
  public JobArrivals arrivals() {
    return new RedisJobArrivals(signals);
  }

  RedisFunctions functions() {
    return functions;
  }

  /** Stops Redis and starts it again with what it wrote down. */
  void restart() {
    server.stop();
    server.start();
  }

  /** Asks Redis itself. */
  Response command(Request request) {
    try {
      return client
          .send(request)
          .toCompletionStage()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new AssertionError(request.toString(), e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }
}
