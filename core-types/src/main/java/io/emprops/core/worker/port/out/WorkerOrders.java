package io.emprops.core.worker.port.out;

import io.emprops.core.identity.WorkerId;

/** Tells workers from afar what to do. */
public interface WorkerOrders {

  /**
   * Tells a worker to finish and take no more jobs, or to run again; it learns with its next
   * heartbeat. Without effect on one that is not there.
   *
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if the queue cannot be asked
   */
  void drain(WorkerId worker, boolean drain);
}
