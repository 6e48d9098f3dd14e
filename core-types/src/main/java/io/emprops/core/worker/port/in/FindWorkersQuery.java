package io.emprops.core.worker.port.in;

import io.emprops.core.worker.WorkerOffers;
import io.emprops.core.worker.WorkerPresence;
import java.util.List;

/** Who is there to execute jobs. */
public interface FindWorkersQuery {

  /** The workers that gave a sign of life within the last minute, by id. */
  List<WorkerPresence> liveWorkers();

  /** What they offer, and what anyone has offered within the last 7 days. */
  WorkerOffers offers();
}
