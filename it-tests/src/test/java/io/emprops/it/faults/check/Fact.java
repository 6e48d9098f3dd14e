package io.emprops.it.faults.check;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.EventId;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.port.out.JobLeases.Renewal;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was done to the broker, what it answered, and what was done to its Redis. */
public sealed interface Fact {

  /** The ledger has accepted a job: from now on it must not be forgotten. */
  record Accepted(QueuedJob job) implements Fact {}

  /**
   * The broker was handed a job.
   *
   * @param fresh whether it did not know it before
   */
  record Submitted(QueuedJob job, boolean fresh) implements Fact {}

  /**
   * The broker was asked which jobs it does not hold.
   *
   * @param unknown those
   */
  record Compared(Set<JobId> asked, Set<JobId> unknown) implements Fact {}

  /** The ledger has told the broker that it has these ends. */
  record Acknowledged(Set<JobId> jobs) implements Fact {}

  /** Somebody asked to end a job early. */
  record CancelAsked(JobId job) implements Fact {}

  /**
   * A worker was handed a job.
   *
   * @param freeSlots it had before
   */
  record Claimed(
      WorkerId worker, int freeSlots, QueuedJob job, int attempt, LeaseToken token, Duration lease)
      implements Fact {}

  /** A worker has renewed its lease, or was refused. */
  record Renewed(WorkerId worker, JobId job, LeaseToken token, Duration lease, Renewal answer)
      implements Fact {}

  /** A worker has written under its lease, or was refused. */
  record Wrote(JobId job, LeaseToken token, Write write, Verdict answer) implements Fact {}

  /**
   * A worker has handed on that a job's provider lets no other start for so long, or was refused.
   */
  record Learned(JobId job, Duration closed, Verdict answer) implements Fact {}

  /** Nothing is left for the reaper at this time. */
  record Reaped() implements Fact {}

  /** The partition's stream told of this. */
  record Happened(JobEvent event) implements Fact {}

  /** A gate was paused. */
  record Paused(Gate gate) implements Fact {}

  /** A gate was opened. */
  record Resumed(Gate gate) implements Fact {}

  /** A flow key was limited. */
  record Limited(String flowKey, FlowLimit limit) implements Fact {}

  /** A customer was given a weight. */
  record Weighed(String customer, double weight) implements Fact {}

  /** Redis stopped and started with all that it had written down. */
  record Restarted() implements Fact {}

  /** All that Redis held is lost. */
  record Flushed() implements Fact {}

  /** Redis' state is as it will be again after {@link RolledBack}. */
  record Marked() implements Fact {}

  /** Redis has lost what it did since it was marked. */
  record RolledBack() implements Fact {}

  /** A reader has read a job's log. */
  record Read(String reader, JobId job, Optional<EventId> since, JobLogPage page) implements Fact {}

  /** The ledger has taken the end of a job. */
  record EndedInLedger(JobId job) implements Fact {}

  /**
   * The history is over: time has passed, workers live, and nobody disturbs the broker any more.
   *
   * @param open accepted jobs that have no end in the ledger
   * @param unserved readers whom nobody has told the end
   * @param leftovers what the broker keeps of jobs though none is left
   */
  record Finished(Set<JobId> open, Set<String> unserved, List<String> leftovers) implements Fact {}

  /** A write under a lease. */
  enum Write {
    REPORT(false),
    COMPLETE(true),
    FAIL(true),
    RELEASE(true);

    private final boolean endsTheAttempt;

    Write(boolean endsTheAttempt) {
      this.endsTheAttempt = endsTheAttempt;
    }

    /** Whether the lease is over with it. */
    public boolean endsTheAttempt() {
      return endsTheAttempt;
    }
  }
}
