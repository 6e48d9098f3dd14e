package io.emprops.core.job.port.out;

import io.emprops.core.job.JobCourse;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.JobLedger.PastJob;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One job in {@link InMemoryJobLedger}, guarded by the ledger's lock. */
final class InMemoryJob {
  static final Comparator<InMemoryJob> NEWEST_FIRST =
      Comparator.comparing((InMemoryJob e) -> e.job.job().acceptedAt())
          .thenComparing(e -> e.job.job().id().value())
          .reversed();

  final NewJob job;
  final Set<JobEvent> late = new HashSet<>();
  JobCourse course;
  boolean cancelRequested;

  InMemoryJob(NewJob job) {
    this.job = job;
    this.course = JobCourse.begin(job.job().notBefore() != null);
  }

  JobRecord toRecord(List<JobId> retriedBy) {
    return JobRecords.record(job, course, retriedBy);
  }

  PastJob toPast() {
    var accepted =
        new NewJob(
            job.job(),
            job.workflow(),
            job.workflowVersion(),
            job.workflowName(),
            job.inputs(),
            Optional.empty(),
            job.retryOf());
    return new PastJob(accepted, course.status());
  }

  JobSummary toSummary() {
    QueuedJob queued = job.job();
    return new JobSummary(
        queued.id(),
        queued.jobType(),
        job.workflow(),
        job.workflowName(),
        job.workflowVersion(),
        course.status(),
        course.reason(),
        course.isFinal(),
        queued.userId(),
        queued.acceptedAt(),
        course.startedAt(),
        course.endedAt());
  }
}
