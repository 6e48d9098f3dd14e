package io.emprops.queue.adapter.out.redis;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import redis.embedded.RedisServer;

/** One Redis process of a cluster. */
final class ClusterNode implements AutoCloseable {
  private final int port;
  private final int busPort;
  private final RedisServer server;
  private final Redis client;

  /**
   * Starts at once, a cluster of its own.
   *
   * @param patience after which the others take it for dead
   */
  ClusterNode(Vertx vertx, int port, int busPort, Duration patience) {
    this.port = port;
    this.busPort = busPort;
    this.server = start(port, busPort, patience);
    this.client = Redis.createClient(vertx, new RedisOptions().setConnectionString(url()));
  }

  private static RedisServer start(int port, int busPort, Duration patience) {
    return EmbeddedServer.start(
        port,
        List.of(
            "cluster-enabled yes",
            "cluster-port " + busPort,
            "cluster-node-timeout " + patience.toMillis(),
            "cluster-require-full-coverage no",
            "repl-diskless-sync-delay 0",
            "repl-ping-replica-period 1",
            "shutdown-timeout 0"));
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  String id() {
    return cluster("MYID");
  }

  /** Gets to know another node. */
  void meet(ClusterNode other) {
    cluster("MEET", "127.0.0.1", other.port, other.busPort);
  }

  String cluster(Object... args) {
    return ask(Command.CLUSTER, args).toString();
  }

  String info(String section) {
    return ask(Command.INFO, section).toString();
  }

  /** Asks this node, whatever the cluster thinks of it. */
  Response ask(Command command, Object... args) {
    Request request = Request.cmd(command);
    for (Object arg : args) {
      request.arg(String.valueOf(arg));
    }
    try {
      return Objects.requireNonNull(
          client.send(request).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS));
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new AssertionError(request.toString(), e);
    }
  }

  boolean isUp() {
    return server.isActive();
  }

  boolean isMaster() {
    return info("replication").contains("role:master");
  }

  /** Stops the process; the others find out by themselves. */
  void stop() {
    server.stop();
  }

  /** Starts it again with what it wrote down. */
  void start() {
    server.start();
  }

  @Override
  public void close() {
    client.close();
    server.stop();
  }
}
