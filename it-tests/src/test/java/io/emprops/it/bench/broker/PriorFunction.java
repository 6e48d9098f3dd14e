package io.emprops.it.bench.broker;

import io.emprops.it.bench.run.BenchFailure;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;

/**
 * The system before this one: all jobs in one sorted set, and a function that reads one after the
 * other, from the best on, until one matches.
 */
final class PriorFunction {
  private static final String PENDING = "jobs:pending";
  private static final String CAPABILITIES =
      "{\"worker_id\":\"bench\",\"job_service_required_map\":[\"simulation\"],"
          + "\"hardware\":{\"gpu_memory_gb\":24,\"cpu_cores\":8,\"ram_gb\":64}}";
  private static final String FITS = "{\"hardware\":{\"gpu_memory_gb\":8}}";
  private static final String TOO_MUCH = "{\"hardware\":{\"gpu_memory_gb\":80}}";

  private final Probe probe;
  private final int scanned;

  /** The last of so many jobs is the one that fits. */
  PriorFunction(Probe probe, int scanned) {
    this.probe = probe;
    this.scanned = scanned;
  }

  /** Lets the jobs wait. */
  void fill() {
    probe.load("/bench/find_matching_job.lua");
    for (int number = 0; number < scanned - 1; number++) {
      put("other-" + number, scanned - number, TOO_MUCH);
    }
  }

  /** Redis' time for the claim of the last job, in microseconds. */
  double claim() {
    put("last", 0, FITS);
    Jedis redis = probe.jedis();
    CommandStats before = probe.stats();
    Object claimed =
        redis.fcall(
            "bench_find_matching_job", List.of(), List.of(CAPABILITIES, Integer.toString(scanned)));
    double micros = probe.stats().since(before).of("fcall").microsPerCall();
    if (!String.valueOf(claimed).equals("last")) {
      throw new BenchFailure("the prior function claimed " + claimed);
    }
    return micros;
  }

  private void put(String id, int score, String requirements) {
    try (Pipeline pipeline = probe.jedis().pipelined()) {
      pipeline.hset(
          "job:" + id,
          Map.ofEntries(
              Map.entry("id", id),
              Map.entry("service_required", "simulation"),
              Map.entry("priority", "50"),
              Map.entry("requirements", requirements),
              Map.entry("customer_id", "acme"),
              Map.entry("payload", JobSource.KIBIBYTE.toJson()),
              Map.entry("status", "pending"),
              Map.entry("created_at", "2026-03-01T10:00:00.000Z"),
              Map.entry("retry_count", "0"),
              Map.entry("max_retries", "3"),
              Map.entry("workflow_id", ""),
              Map.entry("workflow_priority", ""),
              Map.entry("workflow_datetime", "")));
      pipeline.zadd(PENDING, score, id);
    }
  }
}
