package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.port.in.LimitQueueUseCase;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.in.SteerQueueUseCase;
import io.emprops.core.worker.port.out.WorkerDirectory;
import io.emprops.core.worker.port.out.WorkerOrders;
import java.util.List;

/** Lets operators steer the queue. */
public final class SteerQueueService implements SteerQueueUseCase, LimitQueueUseCase {
  private final QueueControl queue;
  private final WorkerDirectory directory;
  private final WorkerOrders orders;
  private final Partition partition;

  /** Steers this partition. */
  public SteerQueueService(
      QueueControl queue, WorkerDirectory directory, WorkerOrders orders, Partition partition) {
    this.orders = orders;
    this.queue = queue;
    this.directory = directory;
    this.partition = partition;
  }

  @Override
  public QueueStats stats(Principal caller, int minutes) {
    caller.require(Role.RUNNER);
    return queue.stats(partition, minutes);
  }

  @Override
  public List<WorkerPresence> workers(Principal caller) {
    caller.require(Role.RUNNER);
    return directory.liveWorkers();
  }

  @Override
  public void drain(Principal caller, WorkerId worker, boolean drain) {
    caller.require(Role.OPERATOR);
    orders.drain(worker, drain);
  }

  @Override
  public boolean pause(Principal caller, Gate gate) {
    caller.require(Role.OPERATOR);
    return queue.pause(partition, gate);
  }

  @Override
  public boolean resume(Principal caller, Gate gate) {
    caller.require(Role.OPERATOR);
    return queue.resume(partition, gate);
  }

  @Override
  public void limit(Principal caller, String flowKey, FlowLimit limit) {
    caller.require(Role.OPERATOR);
    queue.limit(partition, flowKey, limit);
  }

  @Override
  public void weigh(Principal caller, String customer, double weight) {
    caller.require(Role.OPERATOR);
    queue.weigh(partition, customer, weight);
  }
}
