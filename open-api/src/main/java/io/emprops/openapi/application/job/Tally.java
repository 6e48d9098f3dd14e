package io.emprops.openapi.application.job;

import io.emprops.core.job.BulkOutcome;
import io.emprops.core.job.BulkOutcome.Failure;
import io.emprops.core.job.JobId;
import io.emprops.core.problem.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts while many jobs are dealt with one by one; of one thread. */
final class Tally {
  private final List<JobId> jobs = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  void succeeded(JobId job) {
    jobs.add(job);
  }

  void failed(JobId job, ErrorCode why) {
    failures.add(Failure.of(job, why));
  }

  int successes() {
    return jobs.size();
  }

  BulkOutcome outcome(boolean more, Optional<Instant> lastDue) {
    return new BulkOutcome(jobs, failures, more, lastDue.orElse(null));
  }
}
