package io.emprops.core.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait between attempts to deliver: from seconds to hours, over a day in all, as the
 * Standard Webhooks specification recommends.
 */
public final class Backoff {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(8),
          Duration.ofHours(8));

  private static final double SPREAD = 0.2;

  private Backoff() {}

  /**
   * The wait after so many attempts; empty, if there were enough.
   *
   * @param chance 0 to 1, so that those who failed together do not come back together
   */
  public static Optional<Duration> after(int attempts, double chance) {
    if (attempts < 1 || attempts > WAITS.size()) {
      return Optional.empty();
    }
    long millis = WAITS.get(attempts - 1).toMillis();
    return Optional.of(Duration.ofMillis(millis + Math.round(millis * SPREAD * chance)));
  }
}
