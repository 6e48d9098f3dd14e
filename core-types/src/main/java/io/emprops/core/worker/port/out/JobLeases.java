package io.emprops.core.worker.port.out;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.FlowAllowance;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.IdleWorker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Time-limited ownership of jobs. A claim makes a lease with a fresh token; every later write names
 * it, and is refused as stale when the job's lease is another or over. Time is the store's own.
 * Every implementation passes {@code JobLeasesContract}.
 */
public interface JobLeases {

  /**
   * Hands this worker the jobs whose turn it is among those that it can take, and nobody else until
   * their leases end. Customers take turns by their shares; of one customer the first by {@code
   * JobOrder} comes.
   *
   * @param atMost so many, and no more cost than slots are free
   */
  List<Claim> claim(Partition partition, IdleWorker worker, Duration lease, int atMost);

  /**
   * Renews a lease. After the store's life began anew, a worker adopts its job so: when the job
   * waits again and nobody has had it since, the token that the worker has becomes the job's lease.
   */
  Renewal renew(JobId job, LeaseToken token, WorkerId worker, Duration lease);

  /** Adds events to the job's log and marks it as in progress. */
  Verdict report(JobId job, LeaseToken token, List<JobEvent.Body> bodies);

  /** Ends the job well. Once this returns {@code APPLIED}, the result is kept. */
  Verdict complete(JobId job, LeaseToken token, JsonValue result, Usage usage);

  /**
   * Ends the attempt with an error; the failure's class and the attempts left decide what follows.
   */
  default Verdict fail(JobId job, LeaseToken token, JobFailure failure) {
    return fail(job, token, failure, null);
  }

  /**
   * The same.
   *
   * @param usage what the attempt used all the same; null where it used nothing, or nobody knows,
   *     see {@link FailureClass#leavesUsageOpen}
   */
  Verdict fail(JobId job, LeaseToken token, JobFailure failure, @Nullable Usage usage);

  /**
   * Keeps what the job's provider told of its limits, with its answer to this attempt: the jobs of
   * the same flow key start no faster. It holds for the narrowest of the job's flow keys, {@code
   * <key>/<model>} lies within {@code <key>}. To be said before the attempt is ended.
   */
  Verdict learn(JobId job, LeaseToken token, FlowAllowance told);

  /** Gives the job back at the head of its line, without counting an attempt. */
  Verdict release(JobId job, LeaseToken token);

  /**
   * Takes back expired leases and moves due scheduled jobs to the waiting ones.
   *
   * @return how many jobs were moved, at most 100; call again while it is not zero
   */
  int reap(Partition partition);

  /** How long until a flow key opens that is shut until a time; empty, if none is. */
  Optional<Duration> nextOpening(Partition partition);

  /** How many jobs of each type wait, by job type. */
  List<Waiting> waiting(Partition partition);

  /** A claimed job. */
  record Claim(QueuedJob job, int attempt, LeaseToken token, Duration lease) {}

  /** A queue's depth. */
  record Waiting(JobType jobType, long jobs) {}

  /** What became of a write under a lease. */
  enum Verdict {
    /** It is stored. */
    APPLIED,
    /** The job's lease is not this one; nothing changed. */
    STALE_LEASE,
    /** The store has begun anew and may still get the job back: nothing changed, say it again. */
    NOT_YET
  }

  /** The answer to a heartbeat. */
  enum Renewal {
    /** The worker still owns the job. */
    RENEWED,
    /** The same, and someone asked to cancel the job. */
    CANCEL_REQUESTED,
    /** The worker no longer owns it and should stop. */
    STALE_LEASE,
    /** The store has begun anew and may still get the job back: go on, and ask again. */
    NOT_YET
  }
}
