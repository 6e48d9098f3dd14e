package io.emprops.it.faults.check;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One job as the broker must see it in its present life, by what it has answered and told.
 *
 * @param submittedAt when the broker first heard of it
 * @param lease whose it is
 * @param attempts claims
 * @param headed whether a worker gave it back, so that it stands at the head
 * @param cancelUntil until when its worker may confirm that it was cancelled
 * @param end its last event
 */
record JobLife(
    QueuedJob job,
    Instant submittedAt,
    JobStatus status,
    @Nullable Lease lease,
    int attempts,
    Tally tally,
    boolean headed,
    @Nullable Instant cancelUntil,
    @Nullable JobEvent end,
    @Nullable Instant acknowledgedAt) {

  /** A claim that holds. */
  record Lease(WorkerId worker, LeaseToken token, Instant until, Instant since) {}

  /** How its attempts ended. */
  record Tally(int crashes, int failures, int releases) {}

  static JobLife begin(QueuedJob job, Instant at) {
    return new JobLife(
        job, at, JobStatus.PENDING, null, 0, new Tally(0, 0, 0), false, null, null, null);
  }

  boolean isHeldUnder(LeaseToken token) {
    return lease != null && lease.token().equals(token);
  }

  /** When it ended; null while it lives. */
  @Nullable Instant endedAt() {
    return end == null ? null : end.at();
  }

  boolean waits() {
    return status == JobStatus.PENDING && lease == null;
  }

  /** Whether it has never been tried, so that its start is charged. */
  boolean isFresh() {
    return attempts == 0;
  }

  JobLife claimed(Lease by) {
    return new JobLife(
        job,
        submittedAt,
        JobStatus.ASSIGNED,
        by,
        attempts + 1,
        tally,
        false,
        cancelUntil,
        null,
        null);
  }

  JobLife renewed(Instant until) {
    Lease now =
        lease == null ? null : new Lease(lease.worker(), lease.token(), until, lease.since());
    return new JobLife(
        job, submittedAt, status, now, attempts, tally, headed, cancelUntil, end, acknowledgedAt);
  }

  JobLife unleased() {
    return new JobLife(
        job, submittedAt, status, null, attempts, tally, headed, cancelUntil, end, acknowledgedAt);
  }

  JobLife inStatus(JobStatus now, @Nullable JobEvent last) {
    return new JobLife(
        job, submittedAt, now, lease, attempts, tally, headed, cancelUntil, last, acknowledgedAt);
  }

  JobLife counted(Tally now) {
    return new JobLife(
        job,
        submittedAt,
        status,
        null,
        attempts,
        now,
        now.releases() > tally.releases(),
        cancelUntil,
        end,
        acknowledgedAt);
  }

  JobLife cancelling(Instant until) {
    return new JobLife(
        job, submittedAt, status, lease, attempts, tally, headed, until, end, acknowledgedAt);
  }

  JobLife acknowledged(Instant at) {
    return new JobLife(
        job, submittedAt, status, lease, attempts, tally, headed, cancelUntil, end, at);
  }
}
