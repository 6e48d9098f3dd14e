package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * An attempt's or a job's error.
 *
 * @param failureClass decides whether to try again, wire name {@code class}
 * @param reason a short code, for example {@code http-503}
 * @param message the provider's own words where there are any, without secrets, cut to 4 000
 *     characters
 * @param retryAfterMs how long the provider asks to wait
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record JobFailure(
    @JsonProperty("class") FailureClass failureClass,
    String reason,
    String message,
    @Nullable Long retryAfterMs) {
  private static final int LONGEST_MESSAGE = 4_000;

  public JobFailure {
    if (message.length() > LONGEST_MESSAGE) {
      message = message.substring(0, LONGEST_MESSAGE) + "…";
    }
  }

  /** A failure for which no one named a time to come back. */
  public static JobFailure of(FailureClass failureClass, String reason, String message) {
    return new JobFailure(failureClass, reason, message, null);
  }
}
