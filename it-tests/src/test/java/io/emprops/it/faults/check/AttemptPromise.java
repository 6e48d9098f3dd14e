package io.emprops.it.faults.check;

import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobStatus;
import io.emprops.it.faults.check.JobLife.Tally;
import java.time.Instant;
import java.util.Optional;

/**
 * Attempts count as promised: reported failures up to the most, crashes apart, the third one ends;
 * at most ten releases.
 */
final class AttemptPromise implements Promise {
  private static final int CRASHES_TO_POISON = 3;
  private static final int MOST_RELEASES = 10;

  @Override
  public String name() {
    return "attempts count";
  }

  @Override
  public Optional<String> broken(Life before, Moment moment) {
    return switch (moment.fact()) {
      case Fact.Claimed claim ->
          before
              .job(claim.job().id())
              .filter(job -> job.attempts() + 1 != claim.attempt())
              .map(
                  job ->
                      told(
                          job, "attempt %d follows %d".formatted(claim.attempt(), job.attempts())));
      case Fact.Happened(JobEvent event) ->
          before.job(event.jobId()).flatMap(job -> happened(job, event));
      default -> Optional.empty();
    };
  }

  private static Optional<String> happened(JobLife job, JobEvent event) {
    return switch (event.body()) {
      case JobEvent.StateChanged state -> goesOn(job, state, event.at());
      case JobEvent.Ended end -> ended(job, end, event.at());
      case JobEvent.Progressed _, JobEvent.Logged _, JobEvent.OutputAdded _, JobEvent.Previewed _ ->
          Optional.empty();
    };
  }

  private static Optional<String> goesOn(JobLife job, JobEvent.StateChanged state, Instant at) {
    Tally tally = Life.tally(job, state, at).orElse(job.tally());
    JobFailure failure = state.failure();
    if (tally.crashes() >= CRASHES_TO_POISON) {
      return Optional.of(told(job, "goes on after %d crashes".formatted(tally.crashes())));
    }
    if (tally.releases() > MOST_RELEASES) {
      return Optional.of(told(job, "goes on after %d releases".formatted(tally.releases())));
    }
    if (tally.failures() >= job.job().maxAttempts()) {
      return Optional.of(told(job, "goes on after %d failures".formatted(tally.failures())));
    }
    if (failure != null && !failure.failureClass().worthRetrying()) {
      return Optional.of(told(job, "goes on after " + failure.failureClass()));
    }
    return Optional.empty();
  }

  private static Optional<String> ended(JobLife job, JobEvent.Ended end, Instant at) {
    if (end.attempts().size() != job.attempts()) {
      return Optional.of(
          told(
              job,
              "ends with %d attempts after %d claims"
                  .formatted(end.attempts().size(), job.attempts())));
    }
    boolean failed = end.status() == JobStatus.FAILED || "attempt-timeout".equals(end.reason());
    return failed ? failedWell(job, end, at) : Optional.empty();
  }

  private static Optional<String> failedWell(JobLife job, JobEvent.Ended end, Instant at) {
    String reason = end.reason() == null ? "" : end.reason();
    JobFailure failure = end.failure();
    boolean allowed =
        switch (reason) {
          case "poison" -> job.tally().crashes() + 1 == CRASHES_TO_POISON;
          case "too-many-releases" -> job.tally().releases() + 1 > MOST_RELEASES;
          default ->
              failure != null
                  && (!failure.failureClass().worthRetrying()
                      || job.tally().failures() + (Life.counts(job, failure, at) ? 1 : 0)
                          >= job.job().maxAttempts());
        };
    return allowed ? Optional.empty() : Optional.of(told(job, "ends too early: " + reason));
  }

  private static String told(JobLife job, String what) {
    return "%s %s, of %d: %s".formatted(job.job().id(), what, job.job().maxAttempts(), job.tally());
  }
}
