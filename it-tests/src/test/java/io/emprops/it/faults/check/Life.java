package io.emprops.it.faults.check;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.port.out.JobLeases.Renewal;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import io.emprops.it.faults.check.JobLife.Lease;
import io.emprops.it.faults.check.JobLife.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the broker must hold at a moment, by what it has answered and told up to then. */
final class Life {
  static final Duration RATE_LIMIT_BUDGET = Duration.ofHours(1);
  private static final Duration CANCEL_GRACE = Duration.ofSeconds(30);

  private final int number;
  private final Instant begun;
  private final Map<JobId, JobLife> jobs = new HashMap<>();
  private final Set<Gate> paused = new HashSet<>();
  private final Map<String, FlowLimit> limits = new HashMap<>();
  private final Map<String, Instant> closedUntil = new HashMap<>();
  private final Map<String, Taught> taught = new HashMap<>();
  private final Map<String, Instant> nextStarts = new HashMap<>();
  private final Map<String, Double> weights = new HashMap<>();
  private @Nullable Life mark;

  /**
   * An empty one.
   *
   * @param number how often state was lost before
   * @param begun when it was empty
   */
  Life(int number, Instant begun) {
    this.number = number;
    this.begun = begun;
  }

  private Life copy(int newNumber) {
    var copy = new Life(newNumber, begun);
    copy.jobs.putAll(jobs);
    copy.paused.addAll(paused);
    copy.limits.putAll(limits);
    copy.closedUntil.putAll(closedUntil);
    copy.taught.putAll(taught);
    copy.nextStarts.putAll(nextStarts);
    copy.weights.putAll(weights);
    return copy;
  }

  int number() {
    return number;
  }

  Instant begun() {
    return begun;
  }

  Optional<JobLife> job(JobId id) {
    return Optional.ofNullable(jobs.get(id));
  }

  Collection<JobLife> jobs() {
    return jobs.values();
  }

  boolean isPaused(Gate gate) {
    return paused.contains(gate);
  }

  Optional<FlowLimit> limit(String flowKey) {
    return Optional.ofNullable(limits.get(flowKey));
  }

  /** Until when a provider asked not to be called, by what a worker has reported. */
  Optional<Instant> closedUntil(String flowKey) {
    return Optional.ofNullable(closedUntil.get(flowKey));
  }

  /** Until when a provider told that nothing is left, by what a worker has handed on. */
  Optional<Instant> usedUpUntil(String flowKey) {
    return Optional.ofNullable(taught.get(flowKey)).map(Taught::until);
  }

  /** When the next start comes that a rate without bursts would allow. */
  Optional<Instant> nextStart(String flowKey) {
    return Optional.ofNullable(nextStarts.get(flowKey));
  }

  double weight(String customer) {
    return weights.getOrDefault(customer, 1.0);
  }

  long running(String flowKey) {
    return jobs.values().stream()
        .filter(job -> job.lease() != null && job.job().flowKeys().contains(flowKey))
        .count();
  }

  /** The life after this moment: mostly this one, changed. */
  Life after(Moment moment) {
    Instant at = moment.at();
    switch (moment.fact()) {
      case Fact.Submitted(QueuedJob job, boolean fresh) -> {
        if (fresh) {
          jobs.put(job.id(), JobLife.begin(job, at));
        }
      }
      case Fact.Acknowledged(var ended) ->
          ended.forEach(id -> change(id, job -> job.endedAt() == null ? job : first(job, at)));
      case Fact.CancelAsked(JobId id) -> change(id, job -> asked(job, at));
      case Fact.Claimed claim ->
          claimed(
              claim.job(), new Lease(claim.worker(), claim.token(), at.plus(claim.lease()), at));
      case Fact.Renewed renewed when isHeld(renewed.answer()) -> renewed(renewed, at);
      case Fact.Renewed _ -> {}
      case Fact.Wrote(JobId id, _, Fact.Write write, Verdict answer) -> {
        if (answer == Verdict.APPLIED && write.endsTheAttempt()) {
          change(id, JobLife::unleased);
        }
      }
      case Fact.Learned(JobId id, Duration closed, Verdict answer) -> {
        if (answer == Verdict.APPLIED) {
          job(id).ifPresent(job -> learned(job, at, closed));
        }
      }
      case Fact.Happened(JobEvent event) -> change(event.jobId(), job -> told(job, event));
      case Fact.Paused(Gate gate) -> paused.add(gate);
      case Fact.Resumed(Gate gate) -> resumed(gate);
      case Fact.Limited(String key, FlowLimit limit) -> {
        limits.put(key, limit);
        nextStarts.remove(key);
      }
      case Fact.Weighed(String customer, double weight) -> weights.put(customer, weight);
      case Fact.Marked() -> mark = copy(number);
      case Fact.RolledBack() -> {
        return mark == null ? this : mark.copy(number + 1);
      }
      case Fact.Flushed() -> {
        return new Life(number + 1, at);
      }
      case Fact.Accepted _, Fact.Compared _, Fact.Reaped _, Fact.Restarted _ -> {}
      case Fact.Read _, Fact.EndedInLedger _, Fact.Finished _ -> {}
    }
    return this;
  }

  private void change(JobId id, java.util.function.UnaryOperator<JobLife> change) {
    jobs.computeIfPresent(id, (_, job) -> change.apply(job));
  }

  private static JobLife first(JobLife job, Instant at) {
    return job.acknowledgedAt() == null ? job.acknowledged(at) : job;
  }

  private static JobLife asked(JobLife job, Instant at) {
    boolean told = job.endedAt() != null || job.cancelUntil() != null;
    return told ? job : job.cancelling(job.lease() == null ? at : at.plus(CANCEL_GRACE));
  }

  static boolean isHeld(Renewal answer) {
    return switch (answer) {
      case RENEWED, CANCEL_REQUESTED -> true;
      case STALE_LEASE, NOT_YET -> false;
    };
  }

  private void renewed(Fact.Renewed renewed, Instant at) {
    Instant until = at.plus(renewed.lease());
    boolean adopted = job(renewed.job()).filter(job -> job.lease() == null).isPresent();
    if (adopted) {
      var lease = new Lease(renewed.worker(), renewed.token(), until, at);
      job(renewed.job()).ifPresent(job -> claimed(job.job(), lease));
    } else {
      change(renewed.job(), job -> job.renewed(until));
    }
  }

  private void claimed(QueuedJob claimed, Lease lease) {
    Instant at = lease.since();
    change(claimed.id(), job -> job.claimed(lease));
    for (String key : claimed.flowKeys()) {
      limit(key)
          .flatMap(FlowLimit::every)
          .ifPresent(
              every ->
                  nextStarts.merge(key, at.plus(every), (next, _) -> later(next, at).plus(every)));
    }
  }

  private void learned(JobLife job, Instant at, Duration closed) {
    Lease lease = job.lease();
    if (lease != null) {
      job.job()
          .flowKeys()
          .forEach(
              key ->
                  taught.compute(
                      key, (_, known) -> Taught.after(known, lease.since(), at, closed)));
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private void resumed(Gate gate) {
    paused.remove(gate);
    if (gate instanceof Gate.OfFlow(String key)) {
      closedUntil.remove(key);
      taught.remove(key);
      nextStarts.remove(key);
    }
  }

  private JobLife told(JobLife job, JobEvent event) {
    return switch (event.body()) {
      case JobEvent.StateChanged state when isAtWork(state.status()) ->
          job.inStatus(state.status(), null);
      case JobEvent.StateChanged state -> {
        JobLife next = job.inStatus(state.status(), null);
        Optional<Tally> tally = tally(job, state, event.at());
        if (state.status() == JobStatus.PENDING && state.failure() != null) {
          close(job, state.failure(), event.at());
        }
        yield tally.map(next::counted).orElse(next);
      }
      case JobEvent.Ended end -> job.unleased().inStatus(end.status(), event);
      case JobEvent.Progressed _, JobEvent.Logged _, JobEvent.OutputAdded _, JobEvent.Previewed _ ->
          job;
    };
  }

  private static boolean isAtWork(JobStatus status) {
    return status == JobStatus.ASSIGNED || status == JobStatus.IN_PROGRESS;
  }

  private void close(JobLife job, JobFailure failure, Instant at) {
    Long wait = failure.retryAfterMs();
    if (failure.failureClass() == FailureClass.RATE_LIMIT && wait != null) {
      job.job().flowKeys().forEach(key -> closedUntil.merge(key, at.plusMillis(wait), Life::later));
    }
  }

  /** How the attempt counts that a state shows to be over; empty where none is. */
  static Optional<Tally> tally(JobLife job, JobEvent.StateChanged state, Instant at) {
    Tally now = job.tally();
    JobFailure failure = state.failure();
    if (failure != null) {
      int counts = counts(job, failure, at) ? 1 : 0;
      return Optional.of(new Tally(now.crashes(), now.failures() + counts, now.releases()));
    }
    String reason = state.reason() == null ? "" : state.reason();
    return switch (reason) {
      case "lease-expired" ->
          Optional.of(new Tally(now.crashes() + 1, now.failures(), now.releases()));
      case "released" -> Optional.of(new Tally(now.crashes(), now.failures(), now.releases() + 1));
      default -> Optional.empty();
    };
  }

  static boolean counts(JobLife job, JobFailure failure, Instant at) {
    boolean named =
        failure.failureClass() == FailureClass.RATE_LIMIT && failure.retryAfterMs() != null;
    return !named || !at.isBefore(job.job().acceptedAt().plus(RATE_LIMIT_BUDGET));
  }
}
