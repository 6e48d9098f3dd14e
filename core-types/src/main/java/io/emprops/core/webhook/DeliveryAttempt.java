package io.emprops.core.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one sending of a delivery went.
 *
 * @param at when it ended
 * @param durationMs how long it took, in milliseconds
 * @param answer the HTTP status, if there was an answer
 * @param error what went wrong, cut at {@value #LONGEST_ERROR} characters; absent, if nothing did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record DeliveryAttempt(
    Instant at, long durationMs, @Nullable Integer answer, @Nullable String error) {
  /** Words beyond are left out. */
  public static final int LONGEST_ERROR = 500;

  public DeliveryAttempt {
    if (durationMs < 0) {
      throw new IllegalArgumentException("an attempt took %d ms".formatted(durationMs));
    }
    if (error != null && error.length() > LONGEST_ERROR) {
      error = error.substring(0, LONGEST_ERROR);
    }
  }

  /**
   * One that ended now.
   *
   * @param error empty, if nothing went wrong
   */
  public static DeliveryAttempt of(
      Instant begun, Instant now, Optional<Integer> answer, String error) {
    long millis = Math.max(0, Duration.between(begun, now).toMillis());
    return new DeliveryAttempt(now, millis, answer.orElse(null), error.isEmpty() ? null : error);
  }
}
