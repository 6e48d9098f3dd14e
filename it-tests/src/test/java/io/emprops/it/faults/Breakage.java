package io.emprops.it.faults;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A guard of the broker that a run leaves out on purpose, to show that the checker misses it. */
public enum Breakage {
  /** Any token is good. */
  TOKEN_CHECK("job.token ~= '' and job.token == token", "job.token ~= ''"),
  /** An ended job goes whether or not the ledger has its end. */
  ACK_BEFORE_EXPIRY("local KEPT_MS = 7 * 24 * 3600 * 1000", "local KEPT_MS = 1000"),
  /** A heartbeat renews nothing. */
  RENEWAL("zadd(broker, 'leases', lease_end(broker, lease_ms), id)", ""),
  /** A claimed job stays in its lane. */
  ONE_HOLDER(
      "redis.call('ZREMRANGEBYRANK', broker.prefix .. 'lane:' .. lane, '0', whole(taken - 1))", ""),
  /** A job whose lease ran out does not wait again. */
  LOST_LEASE("wait_again(broker, job, '\"lease-expired\"', 0, true)", ""),
  /** Jobs start before their time. */
  NOT_BEFORE("if not_before > broker.now then", "if false then"),
  /** Jobs start after their deadline. */
  DEADLINE("job.deadline ~= '' and job.deadline <= broker.now", "false"),
  /** Poison goes on. */
  POISON("local CRASHES_TO_POISON = 3", "local CRASHES_TO_POISON = 4"),
  /** Jobs are given back without end. */
  RELEASES("local MOST_RELEASES = 10", "local MOST_RELEASES = 20"),
  /** One failure more than allowed. */
  ATTEMPTS("failed >= tonumber(job.max_attempts)", "failed > tonumber(job.max_attempts)"),
  /** A paused customer's and a paused flow key's jobs start. */
  PAUSE(
      "if get(broker, 'shut', gate) then\n      return gate",
      "if (get(broker, 'shut', gate) or 'paused') ~= 'paused' then\n      return gate"),
  /** A flow key runs one more than it may. */
  FLOW_LIMIT(
      "get(broker, flow, 'running') or '0') >= most",
      "get(broker, flow, 'running') or '0') > most"),
  /** A flow key starts jobs of which its provider told that none is left. */
  TOLD_LIMIT("if left and left <= 0 then", "if false then"),
  /** Nobody is charged for a start. */
  SHARES("start + job.cost / weight", "start"),
  /** A page begins with the event that its reader has. */
  SINCE("'(' .. broker.epoch .. '-' .. whole(since)", "broker.epoch .. '-' .. whole(since)"),
  /** A job is taken each time that it is submitted. */
  IDEMPOTENCE(
      "if broker.jobs[job.id] or (some_known and redis.call('EXISTS', job.key) == 1) then",
      "if false then"),
  /** All lives are one. */
  EPOCH("local epoch = saved[2] or whole(now)", "local epoch = '1'"),
  /** Cancelled jobs go on when their worker is lost. */
  CANCELLATION(
      "elseif job.cancel_until ~= '' then\n    end_attempt(broker, job, 'crashed', nil)",
      "elseif false then\n    end_attempt(broker, job, 'crashed', nil)");

  private static final int MOST_UNTIL_FOUND = 100;

  private final String guard;
  private final String hole;

  Breakage(String guard, String hole) {
    this.guard = guard;
    this.hole = hole;
  }

  /** Its name on the command line. */
  public String wire() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Whether the checker misses it within a hundred histories. */
  boolean isFound() {
    try (var run = new FaultRun(Optional.of(this))) {
      return LongStream.rangeClosed(1, MOST_UNTIL_FOUND)
          .mapToObj(run::run)
          .anyMatch(checked -> checked.violation().isPresent());
    }
  }

  /** Finds one by its name on the command line. */
  public static Breakage ofWire(String name) {
    return Arrays.stream(values())
        .filter(breakage -> breakage.wire().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new FaultFailure("no such guard: '%s'; there are %s".formatted(name, names())));
  }

  private static String names() {
    return Arrays.stream(values()).map(Breakage::wire).collect(Collectors.joining(", "));
  }

  /** Whether the guard stands in the library. */
  public boolean isIn(String library) {
    return library.contains(guard);
  }

  /**
   * The library without the guard.
   *
   * @throws FaultFailure if the guard is not to be found in it exactly once
   */
  public String apply(String library) {
    int at = library.indexOf(guard);
    if (at < 0 || library.indexOf(guard, at + 1) >= 0) {
      throw new FaultFailure("the guard '%s' does not stand in the library once".formatted(wire()));
    }
    return library.replace(guard, hole);
  }
}
