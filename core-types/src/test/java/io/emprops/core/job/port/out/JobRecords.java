package io.emprops.core.job.port.out;

import io.emprops.core.job.JobCourse;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import java.util.List;

/** Joins what was accepted with what has become of it. */
final class JobRecords {
  private JobRecords() {}

  static JobRecord record(NewJob accepted, JobCourse course, List<JobId> retriedBy) {
    QueuedJob job = accepted.job();
    JobEvent.Ended end = course.end();
    return new JobRecord(
        job.id(),
        job.jobType(),
        accepted.workflow(),
        accepted.workflowName(),
        accepted.workflowVersion(),
        course.status(),
        course.reason(),
        null,
        course.isFinal(),
        job.priority(),
        job.userId(),
        job.customerId(),
        job.requirements(),
        accepted.inputs(),
        job.payload(),
        job.late(),
        job.context(),
        course.progress(),
        end == null ? null : end.result(),
        end == null ? null : end.failure(),
        end == null ? null : end.usage(),
        course.attempts(),
        course.resultEvent(),
        job.acceptedAt(),
        course.startedAt(),
        course.endedAt(),
        job.batchId(),
        accepted.retryOf().orElse(null),
        retriedBy);
  }
}
