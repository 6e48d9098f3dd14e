package io.emprops.queue.application;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.port.in.ReadJobLogQuery;
import io.emprops.core.job.port.out.JobLog;
import java.time.Duration;
import java.util.Optional;

/** Reads the log and sees to it that nobody waits too long. */
public final class ReadJobLogService implements ReadJobLogQuery {
  private final JobLog log;

  /** Waiting is the log's business. */
  public ReadJobLogService(JobLog log) {
    this.log = log;
  }

  @Override
  public JobLogPage read(JobId job, Optional<EventId> since, Duration wait) {
    return log.read(job, since, cut(wait));
  }

  @Override
  public PartitionPage readPartition(Partition partition, String after, int limit, Duration wait) {
    return log.readPartition(partition, after, limit, cut(wait));
  }

  private static Duration cut(Duration wait) {
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
