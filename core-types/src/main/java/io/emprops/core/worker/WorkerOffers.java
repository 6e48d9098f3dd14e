package io.emprops.core.worker;

import io.emprops.core.job.Unworkable;
import io.emprops.core.job.Unworkable.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What workers offer and have offered: all that is needed to tell that nobody can take a job.
 *
 * @param live what those offer that are there
 * @param seen what anyone has offered within the last 7 days
 */
public record WorkerOffers(List<Capabilities> live, List<Capabilities> seen) {
  public WorkerOffers {
    live = List.copyOf(live);
    seen = List.copyOf(seen);
  }

  /** The offers of these workers, each once, beside those that were seen. */
  public static WorkerOffers of(List<WorkerPresence> live, List<Capabilities> seen) {
    return new WorkerOffers(
        live.stream().map(WorkerPresence::capabilities).distinct().toList(), seen);
  }

  /** Why nobody can take a job that asks for this; empty where somebody can. */
  public Optional<Unworkable> unworkable(JobDemand demand) {
    if (anyFits(live, demand)) {
      return Optional.empty();
    }
    return Optional.of(
        anyFits(seen, demand)
            ? new Unworkable(
                Reason.NO_WORKER_YET,
                "No worker that could take it is there now; one was within 7 days.")
            : neverSeen(demand));
  }

  private Unworkable neverSeen(JobDemand demand) {
    return seen.stream().anyMatch(offer -> offer.jobTypes().contains(demand.type()))
        ? new Unworkable(
            Reason.REQUIREMENTS_UNMET,
            "Workers offer job type %s, but none within 7 days meets what it asks for."
                .formatted(demand.type()))
        : new Unworkable(
            Reason.NO_WORKER_YET,
            "No worker has offered job type %s within 7 days.".formatted(demand.type()));
  }

  private static boolean anyFits(List<Capabilities> offers, JobDemand demand) {
    return offers.stream().anyMatch(offer -> demand.unmet(offer).isEmpty());
  }
}
