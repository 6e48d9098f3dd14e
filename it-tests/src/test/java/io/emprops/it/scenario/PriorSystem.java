package io.emprops.it.scenario;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import redis.clients.jedis.Jedis;

/**
 * The system before this one, as far as its Redis shows it: another database of the same server.
 */
final class PriorSystem implements AutoCloseable {
  private static final int DATABASE = 5;
  private static final double LARGEST_EXACT = 9_007_199_254_740_991.0;

  private final String address;
  private final Jedis redis;

  private PriorSystem(String address, Jedis redis) {
    this.address = address;
    this.redis = redis;
  }

  /** Holds nothing. */
  static PriorSystem beside(String server) {
    String address = server.replaceFirst("/?$", "/" + DATABASE);
    var redis = new Jedis(address);
    redis.flushDB();
    return new PriorSystem(address, redis);
  }

  String address() {
    return address;
  }

  /** As its API submits a job. */
  void submit(String id, int priority, Instant created, Map<String, String> fields) {
    store(id, priority, created, fields);
    redis.zadd("jobs:pending", priority * 1e15 - created.getEpochSecond(), id);
  }

  /** As a worker puts a failed job back: behind all that its API has submitted. */
  void putBack(String id, int priority, Instant created, Map<String, String> fields) {
    store(id, priority, created, fields);
    redis.zadd("jobs:pending", priority * 1e6 + (LARGEST_EXACT - created.toEpochMilli()), id);
  }

  /** As its operators' reset puts a job back: it takes the year for the time. */
  void reset(String id, int priority, Instant created, Map<String, String> fields) {
    store(id, priority, created, fields);
    redis.zadd("jobs:pending", priority * 1e15 - 2026 / 1e3, id);
  }

  /** A member whose hash is gone. */
  void forgetHash(String id) {
    redis.del("job:" + id);
  }

  /** As a claim leaves a job. */
  void claim(String id, String worker) {
    redis.zrem("jobs:pending", id);
    redis.hset("job:" + id, "status", "assigned");
    redis.sadd("workers:active", worker);
    redis.hset("jobs:active:" + worker, id, "{}");
  }

  /** All that waits, the first of its own order first. */
  Iterable<String> order() {
    return redis.zrevrange("jobs:pending", 0, -1);
  }

  private void store(String id, int priority, Instant created, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>();
    all.put("id", id);
    all.put("status", "pending");
    all.put("service_required", "simulation");
    all.put("priority", Integer.toString(priority));
    all.put("created_at", created.toString());
    all.put("requirements", "");
    all.put("payload", "{}");
    all.put("ctx", "{\"prefix\":\"p/\"}");
    all.put("retry_count", "0");
    all.put("max_retries", "3");
    all.putAll(fields);
    redis.hset("job:" + id, all);
  }

  @Override
  public void close() {
    redis.flushDB();
    redis.close();
  }
}
