package io.emprops.it.faults.check;

import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.QueuedJob;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** No start before a job's time or after its deadline; clocks that ran out end what they guard. */
final class TimePromise implements Promise {

  @Override
  public String name() {
    return "clocks";
  }

  @Override
  public Optional<String> broken(Life before, Moment moment) {
    return switch (moment.fact()) {
      case Fact.Claimed claim -> started(claim.job(), moment.at());
      case Fact.Reaped() ->
          before.jobs().stream().flatMap(job -> overdue(job, moment.at()).stream()).findFirst();
      case Fact.Happened(JobEvent event) ->
          before.job(event.jobId()).flatMap(job -> told(job, event));
      default -> Optional.empty();
    };
  }

  private static Optional<String> started(QueuedJob job, Instant at) {
    Instant notBefore = job.notBefore();
    Instant deadline = job.deadline();
    if (notBefore != null && at.isBefore(notBefore)) {
      return Optional.of("%s starts before %s".formatted(job.id(), notBefore));
    }
    if (deadline != null && !at.isBefore(deadline)) {
      return Optional.of("%s starts after its deadline %s".formatted(job.id(), deadline));
    }
    return Optional.empty();
  }

  private static Optional<String> overdue(JobLife job, Instant now) {
    if (job.endedAt() != null) {
      return Optional.empty();
    }
    if (isOver(job.job().deadline(), now)) {
      return Optional.of("%s lives after its deadline".formatted(job.job().id()));
    }
    if (isOver(job.cancelUntil(), now)) {
      return Optional.of("%s lives after it was cancelled".formatted(job.job().id()));
    }
    if (job.isFresh() && isOver(startUntil(job), now)) {
      return Optional.of("%s waits after its start timeout".formatted(job.job().id()));
    }
    if (job.lease() != null && isOver(attemptUntil(job, job.lease()), now)) {
      return Optional.of("%s is worked at after its attempt timeout".formatted(job.job().id()));
    }
    return Optional.empty();
  }

  private static @Nullable Instant startUntil(JobLife job) {
    Long timeout = job.job().startTimeoutMs();
    if (timeout == null) {
      return null;
    }
    Instant notBefore = job.job().notBefore();
    boolean later = notBefore != null && notBefore.isAfter(job.submittedAt());
    Instant from = notBefore != null && later ? notBefore : job.submittedAt();
    return from.plusMillis(timeout);
  }

  private static @Nullable Instant attemptUntil(JobLife job, JobLife.Lease lease) {
    Long timeout = job.job().attemptTimeoutMs();
    return timeout == null ? null : lease.since().plusMillis(timeout);
  }

  private static boolean isOver(@Nullable Instant clock, Instant now) {
    return clock != null && !clock.isAfter(now);
  }

  private static Optional<String> told(JobLife job, JobEvent event) {
    boolean goesOn =
        event.body() instanceof JobEvent.StateChanged state
            && (state.status() == JobStatus.PENDING || state.status() == JobStatus.SCHEDULED);
    if (goesOn && job.cancelUntil() != null) {
      return Optional.of("%s goes on after it was cancelled".formatted(job.job().id()));
    }
    boolean timedOut =
        event.body() instanceof JobEvent.Ended end && "deadline".equals(end.reason());
    if (timedOut && !isOver(job.job().deadline(), event.at())) {
      return Optional.of("%s ends before its deadline".formatted(job.job().id()));
    }
    return Optional.empty();
  }
}
