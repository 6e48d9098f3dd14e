package io.emprops.it.stack;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;
import redis.clients.jedis.resps.Tuple;
import redis.clients.jedis.util.JedisURIHelper;

/** The prior queue in its Redis, read in pages and with commands that change nothing. */
final class PriorRedis implements PriorQueue {
  private static final String PENDING = "jobs:pending";
  private static final List<String> WORKERS = List.of("workers:active", "workers:offline");

  /** The fields that a job is read from; others, some of them large, stay where they are. */
  private static final List<String> FIELDS =
      List.of(
          "id",
          "status",
          "service_required",
          "payload",
          "ctx",
          "requirements",
          "customer_id",
          "priority",
          "workflow_priority",
          "created_at",
          "workflow_datetime",
          "retry_count",
          "max_retries",
          "workflow_id",
          "current_step",
          "total_steps");

  private static final List<String> LARGE = List.of("payload", "ctx", "requirements");
  private static final int PAGE = 500;
  private static final int DEFAULT_PORT = 6379;
  private static final int LONGEST_ANSWER_MS = 30_000;

  private final Jedis redis;

  private PriorRedis(Jedis redis) {
    this.redis = redis;
  }

  /**
   * Connects to the server, and the database, that the address names.
   *
   * @throws StackFailure if it does not answer, or not to these credentials
   */
  static PriorRedis connect(URI address) {
    var config =
        DefaultJedisClientConfig.builder()
            .user(JedisURIHelper.getUser(address))
            .password(JedisURIHelper.getPassword(address))
            .database(JedisURIHelper.getDBIndex(address))
            .ssl(JedisURIHelper.isRedisSSLScheme(address))
            .timeoutMillis(LONGEST_ANSWER_MS)
            .build();
    return asking(() -> new PriorRedis(new Jedis(server(address), config)));
  }

  private static HostAndPort server(URI address) {
    return new HostAndPort(
        address.getHost(), address.getPort() < 0 ? DEFAULT_PORT : address.getPort());
  }

  @Override
  public List<Waiting> waiting() {
    return asking(
        () -> {
          List<Waiting> all = new ArrayList<>();
          pages(List.copyOf(members())).forEach(page -> all.addAll(placed(page)));
          return all;
        });
  }

  /** A scan may name a member twice. */
  private Set<String> members() {
    Set<String> members = new LinkedHashSet<>();
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<Tuple> page = redis.zscan(PENDING, cursor, new ScanParams().count(PAGE));
      page.getResult().forEach(tuple -> members.add(tuple.getElement()));
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return members;
  }

  private List<Waiting> placed(List<String> ids) {
    Map<String, Response<List<String>>> places = new HashMap<>();
    Map<String, List<Response<Long>>> lengths = new HashMap<>();
    try (Pipeline pipeline = redis.pipelined()) {
      for (String id : ids) {
        places.put(id, pipeline.hmget(key(id), PriorPlace.FIELDS.toArray(String[]::new)));
        lengths.put(id, LARGE.stream().map(field -> pipeline.hstrlen(key(id), field)).toList());
      }
    }
    return ids.stream()
        .map(id -> new Waiting(id, place(places.get(id)), sum(lengths.getOrDefault(id, List.of()))))
        .toList();
  }

  private static long place(@Nullable Response<List<String>> fields) {
    return fields == null ? Long.MAX_VALUE : PriorPlace.of(orNothing(fields, PriorPlace.FIELDS));
  }

  private static long sum(List<Response<Long>> lengths) {
    long sum = 0;
    for (Response<Long> length : lengths) {
      try {
        sum += length.get();
      } catch (JedisDataException _) {
        // What is no hash has no fields either.
        return 0;
      }
    }
    return sum;
  }

  @Override
  public List<RawJob> read(List<Waiting> jobs) {
    return asking(
        () -> {
          List<Response<List<String>>> hashes = new ArrayList<>();
          try (Pipeline pipeline = redis.pipelined()) {
            jobs.forEach(
                job -> hashes.add(pipeline.hmget(key(job.id()), FIELDS.toArray(String[]::new))));
          }
          List<RawJob> read = new ArrayList<>();
          for (int i = 0; i < jobs.size(); i++) {
            read.add(new RawJob(jobs.get(i).id(), present(orNothing(hashes.get(i), FIELDS))));
          }
          return read;
        });
  }

  private static Map<String, String> present(List<@Nullable String> values) {
    Map<String, String> present = new HashMap<>();
    for (int i = 0; i < FIELDS.size(); i++) {
      String value = values.get(i);
      if (value != null) {
        present.put(FIELDS.get(i), value);
      }
    }
    return present;
  }

  /** A key that is something else than a hash is as good as none. */
  private static List<@Nullable String> orNothing(
      Response<List<String>> values, List<String> fields) {
    List<@Nullable String> texts = new ArrayList<>();
    try {
      texts.addAll(values.get());
    } catch (JedisDataException _) {
      fields.forEach(_ -> texts.add(null));
    }
    return texts;
  }

  @Override
  public List<Running> running() {
    return asking(
        () -> {
          List<Running> all = new ArrayList<>();
          for (String worker : workers(WORKERS)) {
            redis.hkeys("jobs:active:" + worker).forEach(id -> all.add(new Running(id, worker)));
          }
          return all;
        });
  }

  @Override
  public int liveWorkers() {
    return asking(
        () -> {
          int alive = 0;
          for (String worker : workers(WORKERS)) {
            alive += redis.exists("worker:%s:heartbeat".formatted(worker)) ? 1 : 0;
          }
          return alive;
        });
  }

  private Set<String> workers(List<String> sets) {
    Set<String> workers = new LinkedHashSet<>();
    for (String set : sets) {
      String cursor = ScanParams.SCAN_POINTER_START;
      do {
        ScanResult<String> page = redis.sscan(set, cursor, new ScanParams().count(PAGE));
        workers.addAll(page.getResult());
        cursor = page.getCursor();
      } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }
    return workers;
  }

  private static String key(String id) {
    return "job:" + id;
  }

  private static List<List<String>> pages(List<String> all) {
    List<List<String>> pages = new ArrayList<>();
    for (int from = 0; from < all.size(); from += PAGE) {
      pages.add(all.subList(from, Math.min(from + PAGE, all.size())));
    }
    return pages;
  }

  private static <T> T asking(Supplier<T> question) {
    try {
      return question.get();
    } catch (JedisException e) {
      throw new StackFailure("the prior Redis cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    redis.close();
  }
}
