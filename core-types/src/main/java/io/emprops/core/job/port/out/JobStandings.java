package io.emprops.core.job.port.out;

import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStanding;
import java.util.Optional;

/** Tells where jobs stand. Every implementation passes {@code JobStandingsContract}. */
public interface JobStandings {

  /** Where a job stands; empty if the queue does not hold it. */
  Optional<JobStanding> standing(JobId job);
}
