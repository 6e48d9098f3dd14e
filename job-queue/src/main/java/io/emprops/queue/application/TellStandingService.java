package io.emprops.queue.application;

import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.worker.JobExplainer;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.QueuePosition;
import io.emprops.core.worker.port.in.TellStandingQuery;
import io.emprops.core.worker.port.out.JobStandings;
import io.emprops.core.worker.port.out.WorkerRegistry;
import java.util.Optional;

/** Joins where a job stands with the workers that are and were there. */
public final class TellStandingService implements TellStandingQuery {
  private final JobStandings standings;
  private final WorkerRegistry workers;

  /** Asks both at each call. */
  public TellStandingService(JobStandings standings, WorkerRegistry workers) {
    this.standings = standings;
    this.workers = workers;
  }

  @Override
  public Optional<JobExplanation> why(JobId job) {
    return standings
        .standing(job)
        .map(standing -> JobExplainer.explain(job, standing, workers.live(), workers.offersSeen()));
  }

  @Override
  public Optional<QueuePosition> position(JobId job) {
    return standings
        .standing(job)
        .filter(standing -> standing.status() == JobStatus.PENDING)
        .map(QueuePosition::of);
  }
}
