package io.emprops.core.worker;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import java.util.function.Predicate;

/**
 * A worker that asks for jobs.
 *
 * @param freeSlots how much cost it can take on now
 * @param slots how much it can at best
 */
public record IdleWorker(WorkerId id, Capabilities offer, int freeSlots, int slots) {
  public IdleWorker {
    if (freeSlots < 0 || freeSlots > slots) {
      throw new IllegalArgumentException(
          "free slots must be 0 to %d: %d".formatted(slots, freeSlots));
    }
  }

  /** The same worker, asking for jobs of those of its types alone that are among these. */
  public IdleWorker only(Predicate<JobType> these) {
    return new IdleWorker(id, offer.only(these), freeSlots, slots);
  }
}
