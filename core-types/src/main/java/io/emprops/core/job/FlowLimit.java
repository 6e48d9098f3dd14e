package io.emprops.core.job;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a flow key allows.
 *
 * @param atOnce most jobs that run at once
 * @param every the time from one start to the next, on average
 * @param burst starts that may come at once after a pause
 */
public record FlowLimit(OptionalInt atOnce, Optional<Duration> every, int burst) {
  /** Allows everything. */
  public static final FlowLimit NONE = new FlowLimit(OptionalInt.empty(), Optional.empty(), 1);

  public FlowLimit {
    if (atOnce.isPresent() && atOnce.getAsInt() < 1) {
      throw new IllegalArgumentException("at least one job must be allowed: " + atOnce);
    }
    if (burst < 1 || every.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("no such rate: %s, %d".formatted(every, burst));
    }
  }

  /** At most so many at once. */
  public static FlowLimit atOnce(int most) {
    return new FlowLimit(OptionalInt.of(most), Optional.empty(), 1);
  }

  /** One start after another, this far apart. */
  public static FlowLimit every(Duration time) {
    return new FlowLimit(OptionalInt.empty(), Optional.of(time), 1);
  }

  /**
   * What one of several queues may allow, so that all of them together allow this: the time from
   * one start to the next is longer by their number, and what may run or start at once is shared
   * out, but that each may have one.
   *
   * @param place of the queue among them, from 0
   */
  public FlowLimit share(int place, int queues) {
    return new FlowLimit(
        atOnce.isPresent() ? OptionalInt.of(share(atOnce.getAsInt(), place, queues)) : atOnce,
        every.map(time -> time.multipliedBy(queues)),
        share(burst, place, queues));
  }

  private static int share(int number, int place, int queues) {
    return Math.max(1, number / queues + (place < number % queues ? 1 : 0));
  }
}
