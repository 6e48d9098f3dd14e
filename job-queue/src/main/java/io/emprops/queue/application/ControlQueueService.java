package io.emprops.queue.application;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.port.in.ControlQueueUseCase;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.worker.GatewayMessage.State;
import io.emprops.core.worker.port.out.WorkerRegistry;
import java.time.Instant;

/** Hands operators' wishes to the queue. */
public final class ControlQueueService implements ControlQueueUseCase {
  private final QueueControl queue;
  private final WorkerRegistry workers;

  /** The queue and the registry do the work. */
  public ControlQueueService(QueueControl queue, WorkerRegistry workers) {
    this.queue = queue;
    this.workers = workers;
  }

  @Override
  public boolean pause(Partition partition, Gate gate) {
    return queue.pause(partition, gate);
  }

  @Override
  public boolean resume(Partition partition, Gate gate) {
    return queue.resume(partition, gate);
  }

  @Override
  public void limit(Partition partition, String flowKey, FlowLimit limit) {
    queue.limit(partition, flowKey, limit);
  }

  @Override
  public void weigh(Partition partition, String customer, double weight) {
    queue.weigh(partition, customer, weight);
  }

  @Override
  public void revoke(Partition partition, WorkerId worker, Instant until) {
    queue.revoke(partition, worker, until);
  }

  @Override
  public void order(WorkerId worker, State order) {
    workers.order(worker, order);
  }

  @Override
  public QueueStats stats(Partition partition, int minutes) {
    return queue.stats(partition, minutes);
  }
}
