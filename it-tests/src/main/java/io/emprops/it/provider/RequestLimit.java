package io.emprops.it.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * So many requests in any window of a length. What was refused does not count, so the limit is also
 * a measure: no window has more that were let through.
 */
public final class RequestLimit {
  private final int requests;
  private final Duration window;
  private final InstantSource clock;
  private final Deque<Instant> counted = new ArrayDeque<>();
  private final List<Instant> let = new ArrayList<>();
  private int refused;

  RequestLimit(int requests, Duration window, InstantSource clock) {
    this.requests = requests;
    this.window = window;
    this.clock = clock;
  }

  /**
   * How the limit stands after a request.
   *
   * @param isRefused whether this one is too many
   * @param limit requests a window
   * @param remaining how many more would be let through now
   * @param reset until the oldest request no longer counts
   * @param now when this was so
   */
  public record State(boolean isRefused, int limit, int remaining, Duration reset, Instant now) {}

  synchronized State take() {
    Instant now = clock.instant();
    while (!counted.isEmpty() && !counted.getFirst().plus(window).isAfter(now)) {
      counted.removeFirst();
    }
    boolean isRefused = counted.size() >= requests;
    if (isRefused) {
      refused++;
    } else {
      counted.addLast(now);
      let.add(now);
    }
    Duration reset = Duration.between(now, counted.getFirst().plus(window));
    return new State(isRefused, requests, requests - counted.size(), reset, now);
  }

  /** When requests were let through, oldest first. */
  public synchronized List<Instant> let() {
    return List.copyOf(let);
  }

  /** How many requests were answered with 429. */
  public synchronized int refused() {
    return refused;
  }
}
