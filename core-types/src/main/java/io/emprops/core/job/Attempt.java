package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.WorkerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One claim of a job by a worker.
 *
 * @param number from 1
 * @param outcome how it ended; absent while it goes on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record Attempt(
    int number,
    WorkerId workerId,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Outcome outcome,
    @Nullable JobFailure failure) {

  /** How an attempt ended. */
  public enum Outcome {
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("failed")
    FAILED,
    /** Its lease ran out. */
    @JsonProperty("crashed")
    CRASHED,
    /** The worker gave the job back. */
    @JsonProperty("released")
    RELEASED,
    @JsonProperty("cancelled")
    CANCELLED
  }
}
