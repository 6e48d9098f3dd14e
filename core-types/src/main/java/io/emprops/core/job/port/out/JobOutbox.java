package io.emprops.core.job.port.out;

import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the ledger still has to tell the broker. Each call takes the oldest entries that no other
 * caller holds, hands them over, and drops them when that returns; when it throws, they stay. So
 * each entry is told at least once, however often either side dies. Every implementation passes
 * {@code JobOutboxContract}.
 */
public interface JobOutbox {

  /**
   * Hands over jobs for the broker to store. Jobs that have ended in the meantime are dropped.
   *
   * @param handOver tells what became of each, in any order; those left out stay
   * @return how many entries were dropped
   */
  int submit(
      Partition partition, int limit, Instant now, Function<List<Submission>, List<Fate>> handOver);

  /**
   * Hands over jobs for the broker to cancel; none that is still to be submitted.
   *
   * @return how many entries were dropped
   */
  int cancel(Partition partition, int limit, Consumer<List<JobId>> handOver);

  /**
   * Hands over jobs whose end is in the ledger.
   *
   * @return how many entries were dropped
   */
  int acknowledge(Partition partition, int limit, Consumer<List<JobId>> handOver);

  /**
   * A job to submit.
   *
   * @param cancelRequested whether someone wants it to end before it has begun
   */
  record Submission(QueuedJob job, boolean cancelRequested) {}

  /** What became of a job that was to be submitted. */
  sealed interface Fate {

    /** Which job. */
    JobId job();

    /** The broker has it. */
    record Delivered(JobId job) implements Fate {}

    /** The broker will never have it: it ends in the ledger. */
    record EndsHere(JobId job, JobEvent.Ended end) implements Fate {}
  }
}
