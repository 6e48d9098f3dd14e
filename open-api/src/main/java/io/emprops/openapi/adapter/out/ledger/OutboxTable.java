package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;

/** The statements on the outbox; each runs in its caller's transaction. */
@ApplicationScoped
class OutboxTable {
  static final String SUBMIT = "submit";
  static final String CANCEL = "cancel";
  static final String ACKNOWLEDGE = "acknowledge";

  /** For ends of jobs that no organisation here has. */
  static final String NO_ORGANISATION = "system";

  private static final String OLDEST =
      """
      select o.job_id from job_outbox o
      where o.partition_id = :partition and o.kind = :kind
        and (o.kind <> 'cancel' or not exists (
          select 1 from job_outbox s where s.job_id = o.job_id and s.kind = 'submit'))
      order by o.since, o.job_id
      limit :limit
      for update of o skip locked
      """;

  private static final String PUT =
      """
      insert into job_outbox (job_id, kind, organisation_id, partition_id, since)
      values (:job, :kind, :organisation, :partition, :since)
      on conflict (job_id, kind) do nothing
      """;

  /* Touching an entry that a relay holds waits until the relay has dropped it, and then adds it anew. */
  private static final String PUT_AGAIN =
      """
      insert into job_outbox (job_id, kind, organisation_id, partition_id, since)
      select j.id, :kind, j.organisation_id, j.partition_id, j.accepted_at
      from job j
      where j.id in (:jobs) and (j.ended_at is not null) in (:ended)
      order by j.id
      on conflict (job_id, kind) do update set told_again = job_outbox.told_again + 1
      """;

  private final Session entities;

  OutboxTable(Session entities) {
    this.entities = entities;
  }

  void put(String kind, JobId job, String organisation, Instant since) {
    entities
        .createNativeMutationQuery(PUT)
        .setParameter("job", job.value())
        .setParameter("kind", kind)
        .setParameter("organisation", organisation)
        .setParameter("partition", job.partition().value())
        .setParameter("since", since)
        .executeUpdate();
  }

  int putAgain(String kind, Collection<JobId> jobs, List<Boolean> ended) {
    if (jobs.isEmpty()) {
      return 0;
    }
    return entities
        .createNativeMutationQuery(PUT_AGAIN)
        .setParameter("kind", kind)
        .setParameterList("jobs", jobs.stream().map(JobId::value).toList())
        .setParameterList("ended", ended)
        .executeUpdate();
  }

  List<String> lockOldest(String kind, Partition partition, int limit) {
    return entities
        .createNativeQuery(OLDEST, Tuple.class)
        .setParameter("partition", partition.value())
        .setParameter("kind", kind)
        .setParameter("limit", limit)
        .getResultStream()
        .map(row -> row.get(0, String.class))
        .toList();
  }

  int drop(String kind, Collection<String> jobs) {
    if (jobs.isEmpty()) {
      return 0;
    }
    return entities
        .createNativeMutationQuery(
            "delete from job_outbox where kind = :kind and job_id in (:jobs)")
        .setParameter("kind", kind)
        .setParameterList("jobs", jobs)
        .executeUpdate();
  }
}
