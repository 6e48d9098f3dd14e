package io.emprops.core.worker;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobId;
import java.time.Instant;
import java.util.List;

/**
 * A live worker as the gateway knows it.
 *
 * @param slots how many jobs it executes at once
 * @param currentJobs what it is at
 * @param seenAt its last sign of life
 */
@JsonNaming(SnakeCaseStrategy.class)
public record WorkerPresence(
    WorkerId workerId,
    MachineId machineId,
    Capabilities capabilities,
    int slots,
    List<JobId> currentJobs,
    Instant seenAt) {
  public WorkerPresence {
    currentJobs = List.copyOf(currentJobs);
    if (slots < 1) {
      throw new IllegalArgumentException("slots must be at least 1: " + slots);
    }
  }

  /** The same worker, seen again at its jobs. */
  public WorkerPresence seen(Instant at, List<JobId> jobs) {
    return new WorkerPresence(workerId, machineId, capabilities, slots, jobs, at);
  }

  /** What it asks for jobs with. */
  public IdleWorker idle(int freeSlots) {
    return new IdleWorker(workerId, capabilities, freeSlots, slots);
  }

  /** The same worker with another offer. */
  public WorkerPresence offering(Capabilities offer) {
    return new WorkerPresence(workerId, machineId, offer, slots, currentJobs, seenAt);
  }
}
