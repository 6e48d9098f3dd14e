package io.emprops.core.worker;

import io.emprops.core.budget.BudgetStanding;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.ShutGate;
import io.emprops.core.workflow.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a job that has not ended stands in the queue.
 *
 * @param required what every worker must meet
 * @param preferred what only some meet, for whom it waits at first; absent once all may have it
 * @param worker who has it
 * @param due when it may wait for a worker
 * @param jobsAhead in its lane
 * @param lanesAhead lanes of its customer whose first job comes before the first of its own
 * @param waiting jobs of its type that wait
 * @param customers that wait for workers of its type
 * @param shut the first gate that keeps it
 * @param told what the provider told of that gate's flow key
 * @param budget what has not enough left, where that gate is a budget's
 * @param now the queue's time
 * @param workflow what it is one of
 * @param recentStarts jobs of its type that started within the last five minutes
 */
public record JobStanding(
    JobStatus status,
    JobType type,
    RequirementClass required,
    Optional<RequirementClass> preferred,
    String customer,
    int cost,
    List<String> flowKeys,
    Optional<String> worker,
    Optional<Instant> due,
    long jobsAhead,
    long lanesAhead,
    long waiting,
    long customers,
    Optional<ShutGate> shut,
    Optional<ToldLimit> told,
    Optional<BudgetStanding> budget,
    Instant now,
    Optional<WorkflowId> workflow,
    long recentStarts) {
  public JobStanding {
    flowKeys = List.copyOf(flowKeys);
  }

  /** So many starts in any window. */
  public record ToldLimit(long starts, Duration window) {}
}
