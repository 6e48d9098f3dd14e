package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.Partition;
import io.emprops.core.worker.port.out.JobArrivals;
import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.LeasedJobs;
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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.embedded.RedisServer;

/** A real Redis of its own for a test class, and the adapters on it. */
public final class TestRedis implements AfterAllCallback, AutoCloseable {
  /** The partition of all test jobs. */
  public static final Partition P0 = RedisScenes.P0;

  private final Vertx vertx = Vertx.vertx();
  private final RedisServer server;
  private final Redis client;
  private final RedisScenes scenes;

  /** Starts at once; stops after the test class. */
  public TestRedis() {
    int port = freePort();
    server = EmbeddedServer.start(port, List.of());
    client =
        Redis.createClient(
            vertx,
            new RedisOptions()
                .setConnectionString("redis://127.0.0.1:" + port)
                .setMaxPoolSize(16)
                .setMaxPoolWaiting(10_000));
    scenes = new RedisScenes(client, RedisCalls.pooled(client));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  /** Stops Redis, where no test class does by registering it. */
  @Override
  public void close() {
    scenes.close();
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
    return scenes.scene();
  }

  /** Signs of life on the same Redis. */
  public WorkerRegistry registry(Duration goneAfter) {
    return scenes.registry(goneAfter);
  }

  /** Signals of the same Redis. */
  public JobArrivals arrivals() {
    return scenes.arrivals();
  }

  LeasedJobs leasedJobs() {
    return scenes.leasedJobs();
  }

  RedisFunctions functions() {
    return scenes.functions();
  }

  /** Stops Redis and starts it again with what it wrote down. */
  void restart() {
    server.stop();
    server.start();
  }

  /** Asks Redis itself. */
  Response command(Request request) {
    return scenes.command(request);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }
}
