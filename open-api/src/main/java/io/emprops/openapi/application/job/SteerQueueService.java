package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.QueueSetting;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.port.in.FindQueueSettingsQuery;
import io.emprops.core.job.port.in.LimitQueueUseCase;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.job.port.out.QueueSettings;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.in.SteerQueueUseCase;
import io.emprops.core.worker.port.out.WorkerDirectory;
import io.emprops.core.worker.port.out.WorkerOrders;
import io.emprops.openapi.application.worker.WorkerOwnership;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Lets operators steer the queue, and keeps what they told it for when it has lost its state. */
public final class SteerQueueService
    implements SteerQueueUseCase, LimitQueueUseCase, FindQueueSettingsQuery {
  private final QueueControl queue;
  private final QueueSettings settings;
  private final WorkerDirectory directory;
  private final WorkerOrders orders;
  private final Partitions partitions;
  private final QueueTeller teller;
  private final WorkerOwnership ownership;
  private final InstantSource clock;

  /** Steers all of these partitions as one queue. */
  public SteerQueueService(
      QueueControl queue,
      QueueSettings settings,
      WorkerDirectory directory,
      WorkerOrders orders,
      Partitions partitions,
      WorkerOwnership ownership,
      InstantSource clock) {
    this.orders = orders;
    this.queue = queue;
    this.settings = settings;
    this.directory = directory;
    this.partitions = partitions;
    this.ownership = ownership;
    this.clock = clock;
    this.teller = new QueueTeller(queue, partitions);
  }

  @Override
  public QueueStats stats(Principal caller, int minutes) {
    caller.require(Role.RUNNER);
    return QueueStats.together(
        partitions.all().stream().map(partition -> queue.stats(partition, minutes)).toList());
  }

  @Override
  public List<WorkerPresence> workers(Principal caller) {
    caller.require(Role.RUNNER);
    return directory.liveWorkers();
  }

  @Override
  public void order(Principal caller, WorkerId worker, GatewayMessage.State order) {
    caller.require(Role.OPERATOR);
    orders.order(worker, order);
  }

  @Override
  public boolean pause(Principal caller, Gate gate) {
    caller.require(Role.OPERATOR);
    return keepAndTell(new QueueSetting.Paused(gate, true));
  }

  @Override
  public boolean resume(Principal caller, Gate gate) {
    caller.require(Role.OPERATOR);
    return keepAndTell(new QueueSetting.Paused(gate, false));
  }

  @Override
  public void limit(Principal caller, String flowKey, FlowLimit limit) {
    caller.require(Role.OPERATOR);
    keepAndTell(new QueueSetting.Limited(flowKey, limit));
  }

  @Override
  public void weigh(Principal caller, String customer, double weight) {
    caller.require(Role.OPERATOR);
    keepAndTell(new QueueSetting.Weighed(customer, weight));
  }

  @Override
  public boolean revokeTokens(Principal caller, WorkerId worker) {
    caller.require(Role.ADMIN);
    if (!ownership.mayRevoke(caller, worker)) {
      return false;
    }
    keepAndTell(new QueueSetting.Revoked(worker, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    return true;
  }

  @Override
  public List<QueueSetting> settings(Principal caller) {
    caller.require(Role.OPERATOR);
    return settings.all(Partitions.DEFAULT);
  }

  /** Kept first: a queue that cannot be told now is told later. */
  private boolean keepAndTell(QueueSetting setting) {
    settings.keep(Partitions.DEFAULT, setting);
    return teller.tell(setting);
  }
}
