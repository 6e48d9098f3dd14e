package io.emprops.it.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * So many requests in any minute. What was refused does not count, so the limit is also a measure:
 * no minute has more that were let through.
 */
public final class RequestLimit {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final int perMinute;
  private final InstantSource clock;
  private final Deque<Instant> let = new ArrayDeque<>();

  RequestLimit(int perMinute, InstantSource clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /**
   * How the limit stands after a request.
   *
   * @param isRefused whether this one is too many
   * @param limit requests a minute
   * @param remaining how many more would be let through now
   * @param reset until the oldest request no longer counts
   * @param now when this was so
   */
  public record State(boolean isRefused, int limit, int remaining, Duration reset, Instant now) {}

  synchronized State take() {
    Instant now = clock.instant();
    while (!let.isEmpty() && !let.getFirst().plus(WINDOW).isAfter(now)) {
      let.removeFirst();
    }
    boolean refused = let.size() >= perMinute;
    if (!refused) {
      let.addLast(now);
    }
    Duration reset = Duration.between(now, let.getFirst().plus(WINDOW));
    return new State(refused, perMinute, perMinute - let.size(), reset, now);
  }
}
