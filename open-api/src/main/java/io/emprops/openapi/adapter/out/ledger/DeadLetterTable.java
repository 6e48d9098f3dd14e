package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.job.FatalError;
import io.emprops.core.job.JobCourse;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** What changes dead letters along with jobs; each statement runs in its caller's transaction. */
@ApplicationScoped
class DeadLetterTable {
  private static final int LONGEST_MESSAGE = 4_001;

  private static final String PUT =
      """
      insert into job_dead_letter
        (job_id, organisation_id, signature, job_type, failure_class, reason, message, died_at)
      values (:job, :organisation, :signature, :type, nullif(:class, ''), nullif(:reason, ''),
        :message, :at)
      on conflict do nothing
      """;

  private static final String REQUEUE =
      """
      update job_dead_letter
      set settled = 'requeued', settled_by = :user, settled_at = :at, successor_due = :due
      where job_id = :job and organisation_id = :organisation and settled is null
      """;

  private final Session entities;

  DeadLetterTable(Session entities) {
    this.entities = entities;
  }

  /** Notes the job if this is an end that makes it one. */
  void put(CourseRow row, JobCourse course) {
    FatalError.of(new JobType(row.jobType), course)
        .ifPresent(error -> put(row, error, Optional.ofNullable(course.endedAt()).orElseThrow()));
  }

  private void put(CourseRow row, FatalError error, Instant at) {
    String reason = CourseColumns.storable(error.reason());
    entities
        .createNativeMutationQuery(PUT)
        .setParameter("job", row.id)
        .setParameter("organisation", row.organisationId)
        .setParameter("signature", error.signature().value())
        .setParameter("type", row.jobType)
        .setParameter("class", error.failureClass() == null ? "" : error.failureClass().wire())
        .setParameter("reason", reason == null ? "" : reason)
        .setParameter("message", StorableText.of(error.message(), LONGEST_MESSAGE))
        .setParameter("at", at)
        .executeUpdate();
  }

  /** Settles what the job follows; whoever comes second finds nothing to settle. */
  boolean followedBy(NewJob job) {
    Instant due = job.job().notBefore();
    return 1
        == entities
            .createNativeMutationQuery(REQUEUE)
            .setParameter("job", job.retryOf().map(JobId::value).orElseThrow())
            .setParameter("organisation", job.job().organisationId().value())
            .setParameter("user", job.job().userId().value())
            .setParameter("at", job.job().acceptedAt())
            .setParameter("due", due == null ? job.job().acceptedAt() : due)
            .executeUpdate();
  }
}
