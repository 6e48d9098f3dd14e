package io.emprops.it.faults.check;

import io.emprops.core.job.JobId;
import io.emprops.core.job.JobOrder;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * While a customer waits, each other one starts a bounded number of jobs before it; within a
 * customer the first by {@link JobOrder} starts. It counts what any worker may take at once: jobs
 * without requirements and flow keys that were never tried.
 */
final class OrderPromise implements Promise {
  private final Map<Pair, Integer> starts = new HashMap<>();

  /** Starts of one customer while another waits. */
  private record Pair(JobType type, String waiting, String started) {}

  @Override
  public String name() {
    return "order";
  }

  @Override
  public Optional<String> broken(Life before, Moment moment) {
    switch (moment.fact()) {
      case Fact.Claimed claim -> {
        return first(before, claim, moment.at()).or(() -> bound(before, claim, moment.at()));
      }
      case Fact.Flushed _, Fact.RolledBack _, Fact.Weighed _, Fact.Paused _, Fact.Resumed _ ->
          starts.clear();
      default -> {}
    }
    return Optional.empty();
  }

  private static Optional<String> first(Life before, Fact.Claimed claim, Instant at) {
    QueuedJob job = claim.job();
    boolean headed = before.job(job.id()).filter(JobLife::headed).isPresent();
    if (headed) {
      return Optional.empty();
    }
    return before.jobs().stream()
        .filter(other -> isReady(before, other, claim, at))
        .map(JobLife::job)
        .filter(other -> other.customerId().equals(job.customerId()) && score(other) < score(job))
        .map(other -> "%s starts before %s of the same customer".formatted(job.id(), other.id()))
        .findFirst();
  }

  private static long score(QueuedJob job) {
    return JobOrder.score(job.acceptedAt(), job.priority());
  }

  private Optional<String> bound(Life before, Fact.Claimed claim, Instant at) {
    QueuedJob job = claim.job();
    String customer = job.customerId();
    boolean charged = before.job(job.id()).filter(JobLife::isFresh).isPresent();
    Map<String, QueuedJob> waiting = new HashMap<>();
    before.jobs().stream()
        .filter(other -> isReady(before, other, claim, at))
        .forEach(other -> waiting.put(other.job().customerId(), other.job()));
    starts
        .keySet()
        .removeIf(
            pair ->
                pair.type().equals(job.jobType())
                    && (pair.waiting().equals(customer) || !waits(before, pair, at)));
    Optional<String> broken = Optional.empty();
    for (QueuedJob other : waiting.values()) {
      if (charged && !other.customerId().equals(customer)) {
        var pair = new Pair(job.jobType(), other.customerId(), customer);
        int count = starts.merge(pair, 1, Integer::sum);
        int most = most(before, job, other);
        if (count > most) {
          broken =
              Optional.of(
                  "%s started %d jobs while %s waited; %d are allowed"
                      .formatted(customer, count, other.customerId(), most));
        }
      }
    }
    return broken;
  }

  private static int most(Life life, QueuedJob started, QueuedJob waiting) {
    double share = life.weight(started.customerId()) * waiting.cost();
    double other = life.weight(waiting.customerId()) * started.cost();
    return 1 + (int) Math.ceil(share / other);
  }

  private static boolean waits(Life before, Pair pair, Instant at) {
    return before.jobs().stream()
        .anyMatch(
            job ->
                job.job().customerId().equals(pair.waiting())
                    && job.job().jobType().equals(pair.type())
                    && isPlain(before, job, at));
  }

  private static boolean isReady(Life before, JobLife job, Fact.Claimed claim, Instant at) {
    JobId claimed = claim.job().id();
    return !job.job().id().equals(claimed)
        && job.job().jobType().equals(claim.job().jobType())
        && job.job().cost() <= claim.freeSlots()
        && isPlain(before, job, at);
  }

  private static boolean isPlain(Life before, JobLife job, Instant at) {
    Instant deadline = job.job().deadline();
    return job.waits()
        && job.isFresh()
        && job.job().requirements() == null
        && job.job().flowKeys().isEmpty()
        && (deadline == null || deadline.isAfter(at))
        && GatePromise.pausedGate(before, job.job()).isEmpty();
  }
}
