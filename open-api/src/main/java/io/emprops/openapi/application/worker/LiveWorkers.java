package io.emprops.openapi.application.worker;

import io.emprops.core.job.JobType;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.out.WorkerDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many workers serve each job type; nobody is told so while the queue is away. */
public final class LiveWorkers {
  private final WorkerDirectory directory;

  /** Asks this directory. */
  public LiveWorkers(WorkerDirectory directory) {
    this.directory = directory;
  }

  /** Workers by job type, without those that have none; empty where the queue cannot be asked. */
  public Optional<Map<JobType, Integer>> byJobType() {
    List<WorkerPresence> workers;
    try {
      workers = directory.liveWorkers();
    } catch (QueueUnavailableException e) {
      return Optional.empty();
    }
    Map<JobType, Integer> counts = new HashMap<>();
    for (WorkerPresence worker : workers) {
      worker.capabilities().jobTypes().forEach(type -> counts.merge(type, 1, Integer::sum));
    }
    return Optional.of(counts);
  }
}
