package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.DeadLetter;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.DeadLetters;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.workflow.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Dead letters in PostgreSQL, in a table of their own beside the jobs. */
@ApplicationScoped
class JpaDeadLetters implements DeadLetters {
  private static final String GROUPS =
      """
      select g.signature as signature, g.job_count as job_count, g.first_at as first_at,
        g.last_at as last_at, s.job_id as job_id, s.job_type as job_type,
        s.failure_class as failure_class, s.reason as reason, s.message as message
      from (
        select d.signature, count(*) as job_count, min(d.died_at) as first_at,
          max(d.died_at) as last_at
        from job_dead_letter d
        where d.organisation_id = :organisation and d.settled is null
          and (:type = '' or d.job_type = :type)
        group by d.signature
        having (max(d.died_at), d.signature) < (:before, :signature)
        order by max(d.died_at) desc, d.signature desc
        limit :limit) g
      cross join lateral (
        select l.job_id, l.job_type, l.failure_class, l.reason, l.message
        from job_dead_letter l
        where l.organisation_id = :organisation and l.settled is null
          and l.signature = g.signature
        order by l.died_at desc, l.job_id desc
        limit 1) s
      order by g.last_at desc, g.signature desc
      """;

  private static final String LIST =
      """
      select d.job_id as job_id, d.job_type as job_type, d.failure_class as failure_class,
        d.reason as reason, d.message as message, d.died_at as died_at,
        j.workflow_id as workflow_id, j.workflow_name as workflow_name,
        j.workflow_version as workflow_version, j.user_id as user_id, j.status as status,
        j.accepted_at as accepted_at
      from job_dead_letter d
      join job j on j.id = d.job_id
      where d.organisation_id = :organisation and d.settled is null and d.signature = :signature
        and (:cursor = '' or (d.died_at, d.job_id) < (
          select c.died_at, c.job_id from job_dead_letter c
          where c.job_id = :cursor and c.organisation_id = :organisation))
      order by d.died_at desc, d.job_id desc
      limit :limit
      """;

  private static final String OLDEST =
      """
      select d.job_id from job_dead_letter d
      where d.organisation_id = :organisation and d.settled is null and d.signature = :signature
      order by d.died_at, d.job_id
      limit :limit
      """;

  private static final String LAST_DUE =
      """
      select d.successor_due from job_dead_letter d
      where d.organisation_id = :organisation and d.signature = :signature
        and d.successor_due is not null
      order by d.successor_due desc
      limit 1
      """;

  private static final String DISMISS =
      """
      update job_dead_letter
      set settled = 'dismissed', settled_by = :user, settled_at = :at
      where organisation_id = :organisation and settled is null and signature = :signature
      """;

  private final Session entities;
  private final JobLedger ledger;
  private final DeadLetterTable table;

  JpaDeadLetters(Session entities, JobLedger ledger, DeadLetterTable table) {
    this.entities = entities;
    this.ledger = ledger;
    this.table = table;
  }

  @Override
  @Transactional
  public Page<DeadLetterGroup> groups(
      OrganisationId organisation, String jobType, int limit, String cursor) {
    GroupCursor before = GroupCursor.parse(cursor);
    List<DeadLetterGroup> found =
        entities
            .createNativeQuery(GROUPS, Tuple.class)
            .setParameter("organisation", organisation.value())
            .setParameter("type", jobType)
            .setParameter("before", before.lastAt())
            .setParameter("signature", before.signature())
            .setParameter("limit", limit + 1)
            .getResultStream()
            .map(DeadLetterRows::group)
            .toList();
    return Page.first(
        limit, found, last -> new GroupCursor(last.lastAt(), last.signature().value()).text());
  }

  @Override
  @Transactional
  public Page<DeadLetter> list(
      OrganisationId organisation, ErrorSignature signature, int limit, String cursor) {
    List<DeadLetter> found =
        entities
            .createNativeQuery(LIST, Tuple.class)
            .setParameter("organisation", organisation.value())
            .setParameter("signature", signature.value())
            .setParameter("cursor", cursor)
            .setParameter("limit", limit + 1)
            .getResultStream()
            .map(DeadLetterRows::letter)
            .toList();
    return Page.first(limit, found, letter -> letter.jobId().value());
  }

  @Override
  @Transactional
  public List<JobId> oldest(OrganisationId organisation, ErrorSignature signature, int limit) {
    return entities
        .createNativeQuery(OLDEST, Tuple.class)
        .setParameter("organisation", organisation.value())
        .setParameter("signature", signature.value())
        .setParameter("limit", limit)
        .getResultStream()
        .map(row -> new JobId(row.get(0, String.class)))
        .toList();
  }

  @Override
  @Transactional
  public Optional<Instant> lastDue(OrganisationId organisation, ErrorSignature signature) {
    return entities
        .createNativeQuery(LAST_DUE, Tuple.class)
        .setParameter("organisation", organisation.value())
        .setParameter("signature", signature.value())
        .getResultStream()
        .map(row -> row.get(0, Instant.class))
        .findFirst();
  }

  @Override
  @Transactional
  public boolean requeue(JobLedger.NewJob job) {
    if (!table.followedBy(job)) {
      return false;
    }
    ledger.accept(job);
    return true;
  }

  @Override
  @Transactional
  public int dismiss(OrganisationId organisation, ErrorSignature signature, UserId by, Instant at) {
    return entities
        .createNativeMutationQuery(DISMISS)
        .setParameter("organisation", organisation.value())
        .setParameter("signature", signature.value())
        .setParameter("user", by.value())
        .setParameter("at", at)
        .executeUpdate();
  }
}
