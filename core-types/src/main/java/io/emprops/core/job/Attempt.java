package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One claim of a job by a worker.
 *
 * @param number from 1
 * @param outcome how it ended; absent while it goes on
 * @param spent what its budgets were charged with; absent without any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record Attempt(
    int number,
    WorkerId workerId,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Outcome outcome,
    @Nullable JobFailure failure,
    @Nullable Expense spent) {

  /** Of a job without budgets. */
  public Attempt(
      int number,
      WorkerId workerId,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable Outcome outcome,
      @Nullable JobFailure failure) {
    this(number, workerId, startedAt, endedAt, outcome, failure, null);
  }

  /** What budgets were charged with for all of these together. */
  public static Expense spent(List<Attempt> attempts) {
    return attempts.stream()
        .flatMap(attempt -> Stream.ofNullable(attempt.spent))
        .reduce(Expense.NONE, Expense::plus);
  }

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
