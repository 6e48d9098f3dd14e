package io.emprops.it.bench.broker;

import io.emprops.it.bench.run.BenchFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.Jedis;

/** One plain connection, which asks Redis about itself and does what takes no broker. */
public final class Probe implements AutoCloseable {
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);

  private final Jedis jedis;

  /** Asks the Redis on this port. */
  public Probe(int port) {
    jedis = new Jedis("127.0.0.1", port, (int) LONGEST_ANSWER.toMillis());
  }

  /** The connection itself. */
  public Jedis jedis() {
    return jedis;
  }

  /** Empties Redis and its append-only file, and waits until that is done. */
  void flush() {
    jedis.flushAll();
    jedis.bgrewriteaof();
    while (!number("persistence", "aof_rewrite_in_progress").equals("0")
        || !number("persistence", "aof_rewrite_scheduled").equals("0")) {
      Thread.onSpinWait();
    }
  }

  CommandStats stats() {
    return CommandStats.parse(jedis.info("commandstats"));
  }

  long usedMemory() {
    return Long.parseLong(number("memory", "used_memory"));
  }

  /** Processor time of the thread that serves all clients. */
  double cpuSeconds() {
    return Double.parseDouble(number("cpu", "used_cpu_sys_main_thread"))
        + Double.parseDouble(number("cpu", "used_cpu_user_main_thread"));
  }

  /** Processor time of all its threads: of the one that serves, and of those that write files. */
  public double processorSeconds() {
    return Double.parseDouble(number("cpu", "used_cpu_sys"))
        + Double.parseDouble(number("cpu", "used_cpu_user"));
  }

  /** Which Redis it is, and by what it allocates memory. */
  public String version() {
    return number("server", "redis_version") + " " + number("memory", "mem_allocator");
  }

  /** Loads a library of functions from a resource. */
  void load(String resource) {
    try (InputStream in = Probe.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new BenchFailure("resource is missing: " + resource);
      }
      jedis.functionLoadReplace(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new BenchFailure("cannot read " + resource, e);
    }
  }

  private String number(String section, String name) {
    Matcher found = Pattern.compile("(?m)^" + name + ":(\\S+)").matcher(jedis.info(section));
    if (!found.find()) {
      throw new BenchFailure("Redis does not tell %s".formatted(name));
    }
    return found.group(1);
  }

  @Override
  public void close() {
    jedis.close();
  }
}
