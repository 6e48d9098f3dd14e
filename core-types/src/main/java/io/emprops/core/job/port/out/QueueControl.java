package io.emprops.core.job.port.out;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueueStats;
import java.time.Instant;

/**
 * What an operator does to a queue and sees of it. Every implementation passes {@code
 * QueueControlContract}.
 */
public interface QueueControl {

  /**
   * Lets no job behind this gate start; what runs goes on.
   *
   * @return false if it was paused before
   */
  boolean pause(Partition partition, Gate gate);

  /**
   * Opens a gate, whatever had shut it.
   *
   * @return false if nobody had paused it
   */
  boolean resume(Partition partition, Gate gate);

  /** Sets what a flow key allows. */
  void limit(Partition partition, String flowKey, FlowLimit limit);

  /**
   * Sets a customer's weight: of two that always wait, one with twice the weight starts twice the
   * cost.
   *
   * @param weight above 0; 1 where nothing was set
   */
  void weigh(Partition partition, String customer, double weight);

  /**
   * Refuses every token that a worker was given up to then. A time before the one that holds
   * changes nothing.
   */
  void revoke(Partition partition, WorkerId worker, Instant until);

  /**
   * What the partition holds and does.
   *
   * @param minutes how far back its rates go, at most 15
   */
  QueueStats stats(Partition partition, int minutes);
}
