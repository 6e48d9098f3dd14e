package io.emprops.core.job.port.in;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What the ledger asks of the queue. Every call is safe to repeat. */
public interface QueueJobsUseCase {

  /**
   * Stores each job whose id is not known and whose requirements can be read.
   *
   * @return one outcome for each job, in order
   */
  List<SubmitOutcome> submit(List<QueuedJob> jobs);

  /** Which of these jobs the queue does not hold, neither live nor ended. */
  Set<JobId> unknownAmong(Collection<JobId> jobs);

  /** Lets ended jobs expire: their end is in the ledger. */
  void acknowledge(Collection<JobId> jobs);

  /** Ends a waiting job, and asks the worker of a running one to stop. */
  void cancel(JobId job);

  /** Which life of the state answers. */
  BrokerState state(Partition partition);
}
