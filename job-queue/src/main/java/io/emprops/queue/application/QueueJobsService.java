package io.emprops.queue.application;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.port.in.QueueJobsUseCase;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.worker.RequirementsParser;
import io.emprops.core.worker.RequirementsParser.Parsed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Hands the ledger's wishes to the queue. */
public final class QueueJobsService implements QueueJobsUseCase {
  private final JobQueue queue;
  private final Partitions partitions;

  /** The queue does the work, for jobs of these partitions. */
  public QueueJobsService(JobQueue queue, Partitions partitions) {
    this.queue = queue;
    this.partitions = partitions;
  }

  @Override
  public List<SubmitOutcome> submit(List<QueuedJob> jobs) {
    jobs.forEach(job -> requireServed(job.id()));
    Map<JobId, SubmitOutcome> outcomes = new HashMap<>();
    List<QueuedJob> readable = new ArrayList<>();
    for (QueuedJob job : jobs) {
      switch (RequirementsParser.parse(job.requirements())) {
        case Parsed.Read _ -> readable.add(job);
        case Parsed.Malformed(var errors) -> outcomes.put(job.id(), malformed(job.id(), errors));
      }
    }
    queue.submit(readable).forEach(outcome -> outcomes.put(outcome.job(), outcome));
    return jobs.stream().map(job -> Objects.requireNonNull(outcomes.get(job.id()))).toList();
  }

  /** Nobody would ever claim it; whoever submits may be configured already for what comes here. */
  private void requireServed(JobId job) {
    if (!partitions.holds(job.partition())) {
      throw new QueueUnavailableException("no such partition here: " + job.partition());
    }
  }

  private static SubmitOutcome malformed(JobId job, List<String> errors) {
    return new SubmitOutcome.Rejected(
        job, ErrorCode.REQUIREMENTS_MALFORMED.wire(), String.join("; ", errors));
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
