package io.emprops.core.job.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.DeadLetter;
import io.emprops.core.job.FatalError;
import io.emprops.core.job.JobCourse;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSelection;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.JobLedger.PastJob;
import java.time.Instant;
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
  Optional<FatalError> fatal = Optional.empty();
  Optional<Instant> successorDue = Optional.empty();
  boolean settled;

  InMemoryJob(NewJob job) {
    this.job = job;
    this.course = JobCourse.begin(job.job().notBefore() != null);
  }

  boolean matches(OrganisationId organisation, JobFilter filter) {
    return job.job().organisationId().equals(organisation)
        && isOrAny(filter.status(), course.status().wire())
        && isOrAny(filter.workflowId(), job.workflow().value())
        && isOrAny(filter.jobType(), job.job().jobType().value())
        && isOrAny(filter.batchId(), batch());
  }

  boolean matches(OrganisationId organisation, JobSelection selection) {
    Instant acceptedAt = job.job().acceptedAt();
    return job.job().organisationId().equals(organisation)
        && selection.statuses().contains(course.status())
        && isOrAny(selection.workflowId(), job.workflow().value())
        && isOrAny(selection.jobType(), job.job().jobType().value())
        && isOrAny(selection.batchId(), batch())
        && selection.createdFrom().filter(acceptedAt::isBefore).isEmpty()
        && selection.createdBefore().filter(before -> !acceptedAt.isBefore(before)).isEmpty()
        && (course.isFinal() || !cancelRequested);
  }

  private String batch() {
    BatchId batch = job.job().batchId();
    return batch == null ? "" : batch.value();
  }

  private static boolean isOrAny(String wanted, String actual) {
    return wanted.isEmpty() || wanted.equals(actual);
  }

  void take(JobCourse next) {
    course = next;
    fatal = FatalError.of(job.job().jobType(), next);
  }

  /** One that follows it has been accepted. */
  void followedBy(NewJob next) {
    if (fatal.isPresent() && !settled) {
      settled = true;
      Instant due = next.job().notBefore();
      successorDue = Optional.of(due == null ? next.job().acceptedAt() : due);
    }
  }

  boolean isDeadLetter(OrganisationId organisation) {
    return fatal.isPresent() && !settled && job.job().organisationId().equals(organisation);
  }

  DeadLetter toDeadLetter() {
    FatalError error = fatal.orElseThrow();
    JobSummary summary = toSummary();
    return new DeadLetter(
        summary.id(),
        summary.jobType(),
        summary.workflowId(),
        summary.workflowName(),
        summary.workflowVersion(),
        summary.userId(),
        summary.status(),
        error.failureClass(),
        error.reason(),
        error.message(),
        summary.createdAt(),
        endedAt());
  }

  Instant endedAt() {
    return Optional.ofNullable(course.endedAt()).orElseThrow();
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
            job.retryOf(),
            job.webhook());
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
        null,
        course.isFinal(),
        queued.userId(),
        queued.customerId(),
        queued.requirements(),
        queued.acceptedAt(),
        course.startedAt(),
        course.endedAt());
  }
}
