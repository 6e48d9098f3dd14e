package io.emprops.core.job.port.out;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Holds live jobs until they end and their end is acknowledged. Redis stands behind it in
 * job-queue, HTTP in open-api; both pass {@code JobQueueContract}. Each call takes jobs of one
 * partition, at most {@value #MOST_PER_CALL}.
 */
public interface JobQueue {
  /** Longer lists are refused. */
  int MOST_PER_CALL = 100;

  /**
   * Stores each job whose id is not known. Safe to repeat.
   *
   * @return one outcome for each job, in order
   * @throws QueueUnavailableException if the queue cannot be asked; nothing is known to be stored
   */
  List<SubmitOutcome> submit(List<QueuedJob> jobs);

  /** Which of these jobs the queue does not hold, neither live nor ended. */
  Set<JobId> unknownAmong(Collection<JobId> jobs);

  /** Lets ended jobs expire: their end is in the ledger. Safe to repeat. */
  void acknowledge(Collection<JobId> jobs);

  /**
   * Ends a waiting job as cancelled, and asks the worker of a running one to stop. Without effect
   * on ended and unknown jobs.
   */
  void cancel(JobId job);

  /** Which life of the state answers. */
  BrokerState state(Partition partition);
}
