package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.Partition;
import io.emprops.core.job.port.out.OpenJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Open and lately ended jobs in PostgreSQL, by indexes of their own. */
@ApplicationScoped
class JpaOpenJobs implements OpenJobs {
  private final Session entities;
  private final OutboxTable outbox;

  JpaOpenJobs(Session entities, OutboxTable outbox) {
    this.entities = entities;
    this.outbox = outbox;
  }

  @Override
  @Transactional
  public List<OpenJob> open(Partition partition, Optional<JobId> after, int limit) {
    return entities
        .createQuery(
            """
            select j.id as id, j.course.status as status, j.cancelRequestedAt as cancel
            from CourseRow j
            where j.partitionId = :partition and j.course.endedAt is null and j.id > :after
            order by j.id
            """,
            Tuple.class)
        .setParameter("partition", partition.value())
        .setParameter("after", after.map(JobId::value).orElse(""))
        .setMaxResults(limit)
        .getResultStream()
        .map(
            row ->
                new OpenJob(
                    new JobId(row.get("id", String.class)),
                    JobStatus.ofWire(row.get("status", String.class)),
                    row.get("cancel") != null))
        .toList();
  }

  @Override
  @Transactional
  public List<JobId> endedSince(
      Partition partition, Instant since, Optional<JobId> after, int limit) {
    return entities
        .createQuery(
            """
            select j.id from CourseRow j
            where j.partitionId = :partition and j.course.endedAt >= :since and j.id > :after
            order by j.id
            """,
            String.class)
        .setParameter("partition", partition.value())
        .setParameter("since", since)
        .setParameter("after", after.map(JobId::value).orElse(""))
        .setMaxResults(limit)
        .getResultStream()
        .map(JobId::new)
        .toList();
  }

  @Override
  @Transactional
  public int submitAgain(Collection<JobId> jobs) {
    return outbox.putAgain(OutboxTable.SUBMIT, jobs, List.of(false));
  }

  @Override
  @Transactional
  public void acknowledgeAgain(Collection<JobId> jobs) {
    outbox.putAgain(OutboxTable.ACKNOWLEDGE, jobs, List.of(true));
  }

  @Override
  @Transactional
  public void cancelAgain(Collection<JobId> jobs) {
    outbox.putAgain(OutboxTable.CANCEL, jobs, List.of(true, false));
  }
}
