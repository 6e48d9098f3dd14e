package io.emprops.core.job.port.in;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueueStats;
import io.emprops.core.worker.GatewayMessage;
import java.time.Instant;

/** What open-api asks of the queue on behalf of operators. */
public interface ControlQueueUseCase {

  /** Lets nothing behind this gate start; false if it was paused before. */
  boolean pause(Partition partition, Gate gate);

  /** Opens a gate; false if nobody had paused it. */
  boolean resume(Partition partition, Gate gate);

  /** Sets what a flow key allows. */
  void limit(Partition partition, String flowKey, FlowLimit limit);

  /** Sets a customer's weight. */
  void weigh(Partition partition, String customer, double weight);

  /** Refuses every token that a worker was given up to then. */
  void revoke(Partition partition, WorkerId worker, Instant until);

  /** Tells a worker to run, to finish and take no more, or to give back what it has. */
  void order(WorkerId worker, GatewayMessage.State order);

  /** What the partition holds and does; rates go back so many minutes. */
  QueueStats stats(Partition partition, int minutes);
}
