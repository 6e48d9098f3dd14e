package io.emprops.it.architecture.breakers.queue.worker;

import java.time.Instant;

/** A worker that believes its machine's calendar. */
public record TrustsItsClock(Instant until) {
  /** Whether a lease is over, by a clock that may be a day off. */
  public boolean isOver() {
    return Instant.now().isAfter(until);
  }
}
