package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSelection;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.JobType;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.WorkflowId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Jobs in PostgreSQL. */
@ApplicationScoped
class JpaJobLedger implements JobLedger {
  /* An expired key is taken over; one that another transaction is storing is waited for. */
  private static final String TAKE_KEY =
      """
      insert into job_request (organisation_id, request_key, request_hash, job_id, expires_at)
      values (:organisation, :key, :hash, :job, :expires)
      on conflict (organisation_id, request_key) do update
        set request_hash = excluded.request_hash,
            job_id = excluded.job_id,
            expires_at = excluded.expires_at
        where job_request.expires_at <= :now
      """;

  private static final String LIST =
      """
      select j.id as id, j.job_type as job_type, j.workflow_id as workflow_id,
        j.workflow_name as workflow_name, j.workflow_version as workflow_version,
        j.status as status, j.reason as reason, j.user_id as user_id,
        j.customer_id as customer_id, j.requirements as requirements,
        j.accepted_at as accepted_at, j.started_at as started_at, j.ended_at as ended_at
      from job j
      where j.organisation_id = :organisation
        and (:status = '' or j.status = :status)
        and (:workflow = '' or j.workflow_id = :workflow)
        and (:type = '' or j.job_type = :type)
        and (:batch = '' or j.batch_id = :batch)
        and (:cursor = '' or (j.accepted_at, j.id) < (
          select c.accepted_at, c.id from job c
          where c.id = :cursor and c.organisation_id = :organisation))
      order by j.accepted_at desc, j.id desc
      limit :limit
      """;

  private static final String SELECT =
      """
      select j.id from job j
      where j.organisation_id = :organisation
        and j.status in (:statuses)
        and (:workflow = '' or j.workflow_id = :workflow)
        and (:type = '' or j.job_type = :type)
        and (:batch = '' or j.batch_id = :batch)
        and j.accepted_at >= :from and j.accepted_at < :before
        and (j.ended_at is not null or j.cancel_requested_at is null)
        and not exists (select 1 from job s where s.retry_of = j.id)
      order by j.accepted_at, j.id
      limit :limit
      """;

  private static final Instant EVER_SINCE = Instant.EPOCH;
  private static final Instant FOR_EVER = Instant.parse("9999-12-31T23:59:59Z");

  private final Session entities;
  private final OutboxTable outbox;
  private final DeadLetterTable deadLetters;
  private final BudgetTable budgets;

  JpaJobLedger(
      Session entities, OutboxTable outbox, DeadLetterTable deadLetters, BudgetTable budgets) {
    this.budgets = budgets;
    this.entities = entities;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
  }

  @Override
  @Transactional
  public Acceptance accept(NewJob job) {
    if (job.key().isPresent() && !takeKey(job, job.key().get())) {
      return new Acceptance.KeyTaken(
          findRequest(job.job().organisationId(), job.key().get().key(), job.job().acceptedAt())
              .orElseThrow());
    }
    if (job.retryOf().isPresent()) {
      deadLetters.followedBy(job);
    }
    entities.persist(JobRows.row(job.with(budgets.cover(job.job()))));
    outbox.put(
        OutboxTable.SUBMIT,
        job.job().id(),
        job.job().organisationId().value(),
        job.job().acceptedAt());
    return new Acceptance.Stored(job.job().id());
  }

  private boolean takeKey(NewJob job, RequestKey key) {
    return 1
        == entities
            .createNativeMutationQuery(TAKE_KEY)
            .setParameter("organisation", job.job().organisationId().value())
            .setParameter("key", key.key())
            .setParameter("hash", key.requestHash())
            .setParameter("job", job.job().id().value())
            .setParameter("expires", key.expiresAt())
            .setParameter("now", job.job().acceptedAt())
            .executeUpdate();
  }

  @Override
  @Transactional
  public Optional<PriorRequest> findRequest(OrganisationId organisation, String key, Instant now) {
    return entities
        .createNativeQuery(
            """
            select r.job_id as job, r.request_hash as hash from job_request r
            where r.organisation_id = :organisation and r.request_key = :key
              and r.expires_at > :now
            """,
            Tuple.class)
        .setParameter("organisation", organisation.value())
        .setParameter("key", key)
        .setParameter("now", now)
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new PriorRequest(
                    new JobId(row.get("job", String.class)), row.get("hash", String.class)));
  }

  @Override
  @Transactional
  public Optional<JobRecord> find(OrganisationId organisation, JobId id) {
    return row(organisation, id).map(row -> JobRows.record(row, successors(row)));
  }

  @Override
  @Transactional
  public Optional<PastJob> past(OrganisationId organisation, JobId id) {
    return row(organisation, id).map(JobRows::past);
  }

  private Optional<JobRow> row(OrganisationId organisation, JobId id) {
    return entities
        .createQuery(
            "select j from JobRow j where j.id = :id and j.organisationId = :organisation",
            JobRow.class)
        .setParameter("id", id.value())
        .setParameter("organisation", organisation.value())
        .getResultStream()
        .findFirst();
  }

  /** Only what has ended is followed. */
  private List<JobId> successors(JobRow job) {
    if (job.course.endedAt == null) {
      return List.of();
    }
    return entities
        .createQuery(
            """
            select j.id from JobRow j
            where j.retryOf = :job and j.organisationId = :organisation
            order by j.acceptedAt, j.id
            """,
            String.class)
        .setParameter("job", job.id)
        .setParameter("organisation", job.organisationId)
        .getResultStream()
        .map(JobId::new)
        .toList();
  }

  @Override
  @Transactional
  public Page<JobSummary> list(OrganisationId organisation, JobFilter filter) {
    List<JobSummary> found =
        entities
            .createNativeQuery(LIST, Tuple.class)
            .setParameter("organisation", organisation.value())
            .setParameter("status", filter.status())
            .setParameter("workflow", filter.workflowId())
            .setParameter("type", filter.jobType())
            .setParameter("batch", filter.batchId())
            .setParameter("cursor", filter.cursor())
            .setParameter("limit", filter.limit() + 1)
            .getResultStream()
            .map(JpaJobLedger::summary)
            .toList();
    return Page.first(filter.limit(), found, job -> job.id().value());
  }

  @Override
  @Transactional
  public List<JobId> select(OrganisationId organisation, JobSelection selection, int limit) {
    return entities
        .createNativeQuery(SELECT, String.class)
        .setParameter("organisation", organisation.value())
        .setParameterList("statuses", selection.statuses().stream().map(JobStatus::wire).toList())
        .setParameter("workflow", selection.workflowId())
        .setParameter("type", selection.jobType())
        .setParameter("batch", selection.batchId())
        .setParameter("from", selection.createdFrom().orElse(EVER_SINCE))
        .setParameter("before", selection.createdBefore().orElse(FOR_EVER))
        .setParameter("limit", limit)
        .getResultStream()
        .map(JobId::new)
        .toList();
  }

  private static JobSummary summary(Tuple row) {
    JobStatus status = JobStatus.ofWire(row.get("status", String.class));
    return new JobSummary(
        new JobId(row.get("id", String.class)),
        new JobType(row.get("job_type", String.class)),
        new WorkflowId(row.get("workflow_id", String.class)),
        row.get("workflow_name", String.class),
        row.get("workflow_version", Integer.class),
        status,
        row.get("reason", String.class),
        null,
        status.isTerminal(),
        new UserId(row.get("user_id", String.class)),
        row.get("customer_id", String.class),
        JobRows.value(row.get("requirements", String.class)),
        row.get("accepted_at", Instant.class),
        row.get("started_at", Instant.class),
        row.get("ended_at", Instant.class));
  }

  @Override
  @Transactional
  public CancelWish requestCancel(OrganisationId organisation, JobId id, Instant at) {
    return entities
        .createQuery(
            "select j from CourseRow j where j.id = :id and j.organisationId = :organisation",
            CourseRow.class)
        .setParameter("id", id.value())
        .setParameter("organisation", organisation.value())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst()
        .map(row -> requestCancel(row, id, at))
        .orElse(CancelWish.NOT_FOUND);
  }

  private CancelWish requestCancel(CourseRow row, JobId id, Instant at) {
    if (row.course.endedAt != null) {
      return CancelWish.ALREADY_ENDED;
    }
    if (row.cancelRequestedAt == null) {
      row.cancelRequestedAt = at;
    }
    outbox.put(OutboxTable.CANCEL, id, row.organisationId, at);
    return CancelWish.STORED;
  }

  @Override
  @Transactional
  public int forgetRequests(Instant expiredBefore) {
    return entities
        .createNativeMutationQuery("delete from job_request where expires_at < :before")
        .setParameter("before", expiredBefore)
        .executeUpdate();
  }
}
