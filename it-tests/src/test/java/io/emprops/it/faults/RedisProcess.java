package io.emprops.it.faults;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** A real Redis with an append-only file, whose end can be cut off: what it did last is lost. */
final class RedisProcess implements AutoCloseable {
  private static final long LARGE_FILE = 4 << 20;

  private final Vertx vertx = Vertx.vertx();
  private final int port = freePort();
  private final Path folder;
  private final RedisServer server;
  private Redis client;

  /** Starts at once. */
  RedisProcess() {
    try {
      folder = Files.createTempDirectory("faults-redis");
      server =
          RedisServer.builder()
              .port(port)
              .setting("bind 127.0.0.1")
              .setting("dir " + folder)
              .setting("appendonly yes")
              // All of a call stands in the file before its answer leaves: a cut forgets whole
              // calls.
              .setting("appendfsync no")
              .setting("auto-aof-rewrite-percentage 0")
              .setting("save \"\"")
              .build();
      server.start();
    } catch (IOException e) {
      throw new FaultFailure("Redis does not start", e);
    }
    client = connect();
  }

  private Redis connect() {
    return Redis.createClient(
        vertx,
        new RedisOptions()
            .setConnectionString("redis://127.0.0.1:" + port)
            .setMaxPoolSize(2)
            .setMaxPoolWaiting(100));
  }

  /** A connection to this start of Redis; it is of no use after the next. */
  Redis client() {
    return client;
  }

  /** Asks Redis itself. */
  @Nullable Response ask(Request request) {
    try {
      return client
          .send(request)
          .toCompletionStage()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new FaultFailure("Redis does not answer " + request, e);
    }
  }

  /** Forgets all data, and what the file holds of it once that is much. */
  void empty() {
    if (size() > LARGE_FILE) {
      stop();
      delete(folder.resolve("appendonlydir"));
      start();
    } else {
      ask(Request.cmd(Command.FLUSHALL));
    }
  }

  void restart() {
    stop();
    start();
  }

  /** Up to where the file goes. */
  long size() {
    try {
      return Files.size(file());
    } catch (IOException e) {
      throw new FaultFailure("the append-only file cannot be read", e);
    }
  }

  /** Stops, forgets all that was written after the file had this size, and starts again. */
  void restartAt(long size) {
    stop();
    try (var channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.truncate(size);
    } catch (IOException e) {
      throw new FaultFailure("the append-only file cannot be cut", e);
    }
    start();
  }

  private Path file() {
    return folder.resolve("appendonlydir/appendonly.aof.1.incr.aof");
  }

  private void stop() {
    client.close();
    server.stop();
  }

  private void start() {
    server.start();
    client = connect();
  }

  @Override
  public void close() {
    stop();
    vertx.close();
    delete(folder);
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
