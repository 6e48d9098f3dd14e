package io.emprops.core.worker;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live worker as the gateway knows it.
 *
 * @param slots how many jobs it executes at once
 * @param currentJobs what it is at
 * @param seenAt its last sign of life
 * @param condition how it is, as it said last; absent in what an older gateway has written
 */
@JsonNaming(SnakeCaseStrategy.class)
public record WorkerPresence(
    WorkerId workerId,
    MachineId machineId,
    Capabilities capabilities,
    int slots,
    List<JobId> currentJobs,
    Instant seenAt,
    @Nullable WorkerCondition condition) {
  public WorkerPresence {
    currentJobs = List.copyOf(currentJobs);
    if (slots < 1) {
      throw new IllegalArgumentException("slots must be at least 1: " + slots);
    }
  }

  /** The same worker, seen again at its jobs. */
  public WorkerPresence seen(Instant at, List<JobId> jobs, WorkerCondition how) {
    return new WorkerPresence(workerId, machineId, capabilities, slots, jobs, at, how);
  }

  /** How it is; from its slots, where it has not said so. */
  public WorkerCondition standing() {
    return condition == null ? WorkerCondition.atWork(currentJobs.size(), slots) : condition;
  }

  /** What it asks for jobs with. */
  public IdleWorker idle(int freeSlots) {
    return new IdleWorker(workerId, capabilities, freeSlots, slots);
  }

  /** The same worker with another offer. */
  public WorkerPresence offering(Capabilities offer) {
    return new WorkerPresence(workerId, machineId, offer, slots, currentJobs, seenAt, condition);
  }
}
