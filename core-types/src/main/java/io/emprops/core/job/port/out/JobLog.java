package io.emprops.core.job.port.out;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import java.time.Duration;
import java.util.Optional;

/**
 * The events of jobs, for any number of readers. Every implementation passes {@code
 * JobLogContract}.
 */
public interface JobLog {

  /**
   * Reads what follows an event, waiting for the first new one.
   *
   * @param since the last event that the reader has; of another epoch or trimmed away: the page
   *     begins with a snapshot
   * @param wait how long to wait if there is nothing new; zero to look only
   * @throws QueueUnavailableException if the log cannot be read
   */
  JobLogPage read(JobId job, Optional<EventId> since, Duration wait);

  /**
   * Reads the events of all jobs of a partition, in the order in which they happened.
   *
   * @param after the cursor of the page before, {@link PartitionPage#BEGINNING}, or {@link
   *     PartitionPage#END}, which is answered at once and without events
   * @param limit at most so many events
   * @param wait how long to wait if there is nothing new
   * @throws QueueUnavailableException if the log cannot be read
   */
  PartitionPage readPartition(Partition partition, String after, int limit, Duration wait);
}
