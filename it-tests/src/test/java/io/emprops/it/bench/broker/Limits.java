package io.emprops.it.bench.broker;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.Jedis;

/** How many calls that do next to nothing one connection makes, one after the other. */
final class Limits {
  static final String EMPTY_FCALL = "FCALL that does nothing";
  static final String LPUSH_RPOPLPUSH = "LPUSH, then RPOPLPUSH";

  private static final int CALLS_BETWEEN_LOOKS = 50;

  private final Probe probe;

  Limits(Probe probe) {
    this.probe = probe;
  }

  /** Calls a second, or pairs of calls, each for this time. */
  Map<String, Double> perSecond(Duration time) {
    probe.flush();
    probe.load("/bench/nothing.lua");
    Jedis redis = probe.jedis();
    String payload = "x".repeat(1_024);
    Map<String, Double> rates = new LinkedHashMap<>();
    rates.put(
        EMPTY_FCALL,
        rate(time, () -> redis.fcall("bench_nothing", List.of("{p0}:meta"), List.of())));
    rates.put(
        LPUSH_RPOPLPUSH,
        rate(
            time,
            () -> {
              redis.lpush("{p0}:waiting", payload);
              redis.rpoplpush("{p0}:waiting", "{p0}:running");
            }));
    return rates;
  }

  private static double rate(Duration time, Runnable call) {
    long start = System.nanoTime();
    long calls = 0;
    long taken;
    do {
      for (int i = 0; i < CALLS_BETWEEN_LOOKS; i++) {
        call.run();
      }
      calls += CALLS_BETWEEN_LOOKS;
      taken = System.nanoTime() - start;
    } while (taken < time.toNanos());
    return calls * 1e9 / taken;
  }
}
