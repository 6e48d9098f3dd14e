package io.emprops.queue.worker;

import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.port.out.Connector;

/** How a worker's jobs come by files: out of a store of its own, or over the gateway. */
@FunctionalInterface
public interface FileAccess {

  /**
   * The files of the job's organisation, and no others.
   *
   * @param token the job's lease, with which the gateway can be asked
   */
  Connector.Files of(QueuedJob job, LeaseToken token);
}
