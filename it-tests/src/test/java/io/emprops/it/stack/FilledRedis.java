package io.emprops.it.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;

/** A Redis of its own, filled as the prior system fills it. */
final class FilledRedis implements AutoCloseable {
  private static final double LARGEST_EXACT = 9_007_199_254_740_991.0;

  private final Path folder;
  private final ManagedProcess process;
  private final int port;
  private final Jedis redis;

  private FilledRedis(Path folder, ManagedProcess process, int port) {
    this.folder = folder;
    this.process = process;
    this.port = port;
    this.redis = new Jedis(StackPorts.HOST, port);
  }

  static FilledRedis start() {
    try {
      Path folder = Files.createTempDirectory("prior-");
      int port = StackPorts.free().redis();
      return new FilledRedis(folder, EmbeddedRedis.start(DataFolder.open(folder), port), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address() {
    return URI.create("redis://%s:%d/0".formatted(StackPorts.HOST, port));
  }

  Jedis redis() {
    return redis;
  }

  /** As its API submits a job: priority over all, whole seconds, no one's turn within eight. */
  void submitted(String id, Map<String, String> fields, int priority, long createdMs) {
    hash(id, fields);
    redis.zadd("jobs:pending", priority * 1e15 - Math.floorDiv(createdMs, 1_000L), id);
  }

  /** As a worker puts a job back that has failed: a point of priority is a thousand seconds. */
  void retried(String id, Map<String, String> fields, int priority, long createdMs) {
    hash(id, fields);
    redis.zadd("jobs:pending", priority * 1e6 + (LARGEST_EXACT - createdMs), id);
  }

  /** A member whose hash is gone. */
  void dangling(String id) {
    redis.zadd("jobs:pending", 50e15, id);
  }

  /** As a claim leaves it. */
  void claimed(String id, String worker) {
    redis.sadd("workers:active", worker);
    redis.hset("jobs:active:" + worker, id, "{\"payload\":\"sk-snapshot\"}");
    redis.hset("job:" + id, "status", "assigned");
  }

  private void hash(String id, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.putIfAbsent("id", id);
    all.putIfAbsent("status", "pending");
    redis.hset("job:" + id, all);
  }

  @Override
  public void close() {
    redis.close();
    process.stop();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
