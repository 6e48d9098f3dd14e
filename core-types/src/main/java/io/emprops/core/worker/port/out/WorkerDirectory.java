package io.emprops.core.worker.port.out;

import io.emprops.core.worker.WorkerOffers;
import io.emprops.core.worker.WorkerPresence;
import java.util.List;

/** Tells from afar who is there to execute jobs. Passes {@code WorkerDirectoryContract}. */
public interface WorkerDirectory {

  /**
   * The workers that gave a sign of life within the last minute, by id.
   *
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if the queue cannot be asked
   */
  List<WorkerPresence> liveWorkers();

  /**
   * What workers offer and have offered. Who asks does not wait long for the answer.
   *
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if the queue cannot be asked
   */
  WorkerOffers offers();
}
