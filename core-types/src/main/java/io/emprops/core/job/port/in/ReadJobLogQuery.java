package io.emprops.core.job.port.in;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import java.time.Duration;
import java.util.Optional;

/** Reads what happened to jobs, waiting on the calling thread for what comes next. */
public interface ReadJobLogQuery {
  /** Longer waits are cut to this. */
  Duration LONGEST_WAIT = Duration.ofSeconds(20);

  /** What follows an event of one job. */
  JobLogPage read(JobId job, Optional<EventId> since, Duration wait);

  /** What follows a cursor among the events of all jobs of a partition. */
  PartitionPage readPartition(Partition partition, String after, int limit, Duration wait);
}
