package io.emprops.core.worker.port.out;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.worker.GatewayMessage;

/** Tells workers from afar what to do. */
public interface WorkerOrders {

  /**
   * Tells a worker to run, to finish and take no more, or to give back what it has; it learns with
   * its next heartbeat. Without effect on one that is not there.
   *
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if the queue cannot be asked
   */
  void order(WorkerId worker, GatewayMessage.State order);
}
