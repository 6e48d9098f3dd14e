package io.emprops.it.faults;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.it.faults.check.Fact;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The way from the ledger to the broker: writes down what passes, and loses some answers. */
final class LossyQueue implements JobQueue {
  private static final int ONE_LOST_IN = 12;

  private final Broker broker;
  private final SplittableRandom random;
  private boolean reliable;

  LossyQueue(Broker broker, SplittableRandom random) {
    this.broker = broker;
    this.random = random;
  }

  /** From now on every answer arrives. */
  void beReliable() {
    reliable = true;
  }

  @Override
  public List<SubmitOutcome> submit(List<QueuedJob> jobs) {
    List<SubmitOutcome> outcomes = broker.queue().submit(jobs);
    for (int i = 0; i < jobs.size() - 1; i++) {
      broker.note(new Fact.Submitted(jobs.get(i), isFresh(outcomes.get(i))));
    }
    if (!jobs.isEmpty()) {
      broker.record(new Fact.Submitted(jobs.getLast(), isFresh(outcomes.getLast())));
    }
    mayLoseTheAnswer();
    return outcomes;
  }

  private static boolean isFresh(SubmitOutcome outcome) {
    return switch (outcome) {
      case SubmitOutcome.Accepted _ -> true;
      case SubmitOutcome.AlreadyKnown _ -> false;
      case SubmitOutcome.Rejected rejected -> throw new FaultFailure(rejected.toString());
    };
  }

  @Override
  public Set<JobId> unknownAmong(Collection<JobId> jobs) {
    Set<JobId> unknown = broker.queue().unknownAmong(jobs);
    broker.note(new Fact.Compared(Set.copyOf(jobs), unknown));
    return unknown;
  }

  @Override
  public void acknowledge(Collection<JobId> jobs) {
    broker.queue().acknowledge(jobs);
    broker.record(new Fact.Acknowledged(Set.copyOf(jobs)));
    mayLoseTheAnswer();
  }

  @Override
  public void cancel(JobId job) {
    broker.queue().cancel(job);
    broker.record(new Fact.CancelAsked(job));
    mayLoseTheAnswer();
  }

  @Override
  public BrokerState state(Partition partition) {
    return broker.queue().state(partition);
  }

  private void mayLoseTheAnswer() {
    if (!reliable && random.nextInt(ONE_LOST_IN) == 0) {
      throw new QueueUnavailableException("The answer got lost.", new IllegalStateException());
    }
  }
}
