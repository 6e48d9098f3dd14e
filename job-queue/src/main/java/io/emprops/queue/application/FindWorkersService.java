package io.emprops.queue.application;

import io.emprops.core.worker.WorkerOffers;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.in.FindWorkersQuery;
import io.emprops.core.worker.port.out.WorkerRegistry;
import java.util.List;

/** Tells who is there to execute jobs. */
public final class FindWorkersService implements FindWorkersQuery {
  private final WorkerRegistry workers;

  /** Reads the registry at each call. */
  public FindWorkersService(WorkerRegistry workers) {
    this.workers = workers;
  }

  @Override
  public List<WorkerPresence> liveWorkers() {
    return workers.live();
  }

  @Override
  public WorkerOffers offers() {
    return WorkerOffers.of(workers.live(), workers.offersSeen());
  }
}
