package io.emprops.it.faults.check;

import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.worker.port.out.JobLeases.Renewal;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A job has one lease at most; its token, and no other, lets a worker write until it is over. */
final class LeasePromise implements Promise {
  private static final Duration ADOPTION = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "one lease";
  }

  @Override
  public Optional<String> broken(Life before, Moment moment) {
    return switch (moment.fact()) {
      case Fact.Claimed claim -> claimed(before, claim);
      case Fact.Wrote(JobId job, LeaseToken token, Fact.Write write, Verdict answer) ->
          answered(before, job, token, write.toString(), answer == Verdict.APPLIED);
      case Fact.Renewed renewed
          when Life.isHeld(renewed.answer()) && adopts(before, renewed, moment.at()) ->
          Optional.empty();
      case Fact.Renewed(_, JobId job, LeaseToken token, _, Renewal answer) ->
          answered(before, job, token, "RENEW", Life.isHeld(answer));
      case Fact.Happened(JobEvent event)
          when event.body() instanceof JobEvent.StateChanged state
              && "lease-expired".equals(state.reason()) ->
          before
              .job(event.jobId())
              .filter(job -> endsLater(job, moment.at()))
              .map(
                  job ->
                      "%s was taken from its worker too early: %s"
                          .formatted(job.job().id(), job.lease()));
      case Fact.Reaped() ->
          before.jobs().stream()
              .filter(job -> job.lease() != null && !job.lease().until().isAfter(moment.at()))
              .map(
                  job ->
                      "%s is still held after its lease: %s".formatted(job.job().id(), job.lease()))
              .findFirst();
      default -> Optional.empty();
    };
  }

  /** A worker may go on with a job that begins anew with the broker, as long as nobody had it. */
  private static boolean adopts(Life before, Fact.Renewed renewed, Instant at) {
    boolean waits =
        before.job(renewed.job()).filter(job -> job.waits() && job.isFresh()).isPresent();
    return waits && !at.isAfter(before.begun().plus(ADOPTION));
  }

  private static boolean endsLater(JobLife job, Instant now) {
    return job.lease() != null && job.lease().until().isAfter(now);
  }

  private static Optional<String> claimed(Life before, Fact.Claimed claim) {
    JobId id = claim.job().id();
    Optional<JobLife> job = before.job(id);
    if (job.isEmpty()) {
      return Optional.of("%s was handed out, and nobody has submitted it".formatted(id));
    }
    if (job.get().lease() != null) {
      return Optional.of("%s was handed out while %s holds it".formatted(id, job.get().lease()));
    }
    if (job.get().status() != JobStatus.PENDING) {
      return Optional.of("%s was handed out while %s".formatted(id, job.get().status()));
    }
    return Optional.empty();
  }

  private static Optional<String> answered(
      Life before, JobId id, LeaseToken token, String write, boolean accepted) {
    boolean current = before.job(id).filter(job -> job.isHeldUnder(token)).isPresent();
    if (accepted == current) {
      return Optional.empty();
    }
    String how =
        accepted
            ? "%s of %s was accepted under a lease that is over"
            : "%s of %s was refused under its lease";
    return Optional.of(how.formatted(write, id) + ": " + token);
  }
}
