package io.emprops.core.worker.port.out;

import io.emprops.core.job.JobId;
import io.emprops.core.worker.JobStanding;
import java.util.Optional;

/** Tells where jobs stand. Every implementation passes {@code JobStandingsContract}. */
public interface JobStandings {

  /** Where a job stands; empty if the queue does not hold it. */
  Optional<JobStanding> standing(JobId job);
}
