package io.emprops.core.worker.port.out;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.worker.WorkerPresence;
import java.util.List;

/**
 * Tells from afar who is there to execute jobs, and tells them. Passes {@code
 * WorkerDirectoryContract}.
 */
public interface WorkerDirectory {

  /**
   * The workers that gave a sign of life within the last minute, by id.
   *
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if the queue cannot be asked
   */
  List<WorkerPresence> liveWorkers();

  /**
   * Tells a worker to finish and take no more jobs, or to run again; it learns with its next
   * heartbeat. Without effect on one that is not there.
   *
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if the queue cannot be asked
   */
  void drain(WorkerId worker, boolean drain);
}
