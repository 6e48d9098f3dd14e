package io.emprops.core.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a worker is, and why, where that does not go without saying.
 *
 * @param reason for the operator, such as which job types are out and why; no secret stands in it;
 *     cut to {@link #LONGEST_REASON}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkerCondition(WorkerState state, @Nullable String reason) {
  /** Characters that are kept of a reason. */
  public static final int LONGEST_REASON = 500;

  public WorkerCondition {
    if (reason != null && reason.length() > LONGEST_REASON) {
      reason = reason.substring(0, LONGEST_REASON - 1) + "…";
    }
  }

  /** A state that says all. */
  public static WorkerCondition of(WorkerState state) {
    return new WorkerCondition(state, null);
  }

  /** What is known of a worker that tells nothing of it: whether it has a slot that is free. */
  public static WorkerCondition atWork(int jobs, int slots) {
    return of(jobs < slots ? WorkerState.READY : WorkerState.BUSY);
  }
}
