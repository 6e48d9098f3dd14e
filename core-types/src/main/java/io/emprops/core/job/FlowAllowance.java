package io.emprops.core.job;

import java.time.Duration;
import java.util.Optional;

/**
 * What a provider's answer to a job says of the next starts of the job's flow key.
 *
 * @param rate how many starts any window allows; empty, if not told
 * @param left how many starts are left for a while; empty, if not told
 */
public record FlowAllowance(Optional<Rate> rate, Optional<Left> left) {

  /**
   * So many starts in any window.
   *
   * @param limit at least 1
   * @param window how long it is at least
   * @param seen how many starts, whoever's they were, the present one has seen
   */
  public record Rate(long limit, Duration window, long seen) {
    public Rate {
      if (limit < 1 || !window.isPositive() || seen < 0) {
        throw new IllegalArgumentException(
            "no such rate: %d in %s, of which %d".formatted(limit, window, seen));
      }
    }
  }

  /**
   * So many starts and no more until a while has passed.
   *
   * @param lasts that while, positive
   */
  public record Left(long starts, Duration lasts) {
    public Left {
      if (starts < 0 || !lasts.isPositive()) {
        throw new IllegalArgumentException("not so many: %d for %s".formatted(starts, lasts));
      }
    }
  }

  /** Whether it says nothing. */
  public boolean isEmpty() {
    return rate.isEmpty() && left.isEmpty();
  }
}
