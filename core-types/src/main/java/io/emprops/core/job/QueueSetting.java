package io.emprops.core.job;

import io.emprops.core.identity.WorkerId;
import java.time.Instant;

/** What an operator has told a queue, and what it is told again after it has lost its state. */
public sealed interface QueueSetting {

  /**
   * Whether nothing behind a gate may start.
   *
   * @param paused false once it was resumed
   */
  record Paused(Gate gate, boolean paused) implements QueueSetting {}

  /** What a flow key allows. */
  record Limited(String flowKey, FlowLimit limit) implements QueueSetting {}

  /**
   * A worker whose tokens of before are refused.
   *
   * @param until those that it was given up to then
   */
  record Revoked(WorkerId worker, Instant until) implements QueueSetting {}

  /**
   * A customer's share.
   *
   * @param weight above 0
   */
  record Weighed(String customer, double weight) implements QueueSetting {
    public Weighed {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("a weight is above 0, not " + weight);
      }
    }
  }
}
