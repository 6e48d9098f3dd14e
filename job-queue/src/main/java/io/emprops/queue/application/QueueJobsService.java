package io.emprops.queue.application;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.port.in.QueueJobsUseCase;
import io.emprops.core.job.port.out.JobQueue;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Hands the ledger's wishes to the queue. */
public final class QueueJobsService implements QueueJobsUseCase {
  private final JobQueue queue;

  /** The queue does the work. */
  public QueueJobsService(JobQueue queue) {
    this.queue = queue;
  }

  @Override
  public List<SubmitOutcome> submit(List<QueuedJob> jobs) {
    return queue.submit(jobs);
  }

  @Override
  public Set<JobId> unknownAmong(Collection<JobId> jobs) {
    return queue.unknownAmong(jobs);
  }

  @Override
  public void acknowledge(Collection<JobId> jobs) {
    queue.acknowledge(jobs);
  }

  @Override
  public void cancel(JobId job) {
    queue.cancel(job);
  }

  @Override
  public BrokerState state(Partition partition) {
    return queue.state(partition);
  }
}
