package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.port.out.BatchFeed;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.problem.Diagnostic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Rows of batches in PostgreSQL, and how they become jobs. */
@ApplicationScoped
class JpaBatchFeed implements BatchFeed {
  private static final String UNSETTLED =
      """
      select b.id as id, b.organisation_id as organisation_id, b.user_id as user_id,
        b.workflow_id as workflow_id, b.workflow_version as workflow_version,
        b.priority as priority, b.wish as wish, b.traceparent as traceparent
      from batch b
      where not b.settled and b.wish <> 'pause' and b.id > :after
      order by b.id
      limit :limit
      """;

  /* Counts and takes in one look, so that nodes that look at once take the same rows, not more. */
  private static final String WAITING =
      """
      select r.line as line, r.inputs as inputs
      from batch_row r
      where r.batch_id = :batch and r.job_id is null and r.errors is null
      order by r.line
      limit greatest(0, least(cast(:limit as bigint), cast(:window as bigint) - (
        select count(*) from job j
        where j.batch_id = :batch and j.retry_of is null
          and j.status in ('scheduled', 'pending', 'assigned', 'in_progress'))))
      """;

  /* A wish that comes now waits until the job is stored; one that came before is seen. */
  private static final String IS_TO_RUN =
      "select b.id from batch b where b.id = :batch and b.wish = 'run' for share";

  private static final String TAKE =
      """
      update batch_row set job_id = :job
      where batch_id = :batch and line = :line and job_id is null and errors is null
      """;

  private static final String REFUSE =
      """
      update batch_row set errors = :errors
      where batch_id = :batch and line = :line and job_id is null and errors is null
      """;

  private static final String UNASKED =
      """
      select j.id from job j
      where j.batch_id = :batch and j.cancel_requested_at is null
        and j.status in ('scheduled', 'pending', 'assigned', 'in_progress')
      order by j.id
      limit :limit
      """;

  private static final String SETTLE_RUN =
      """
      update batch b set settled = true
      where b.id = :batch and b.wish = 'run' and not b.settled and not exists (
        select 1 from batch_row r
        where r.batch_id = b.id and r.job_id is null and r.errors is null)
      """;

  private static final String SETTLE_CANCEL =
      """
      update batch b set settled = true
      where b.id = :batch and b.wish = 'cancel' and not b.settled and not exists (
        select 1 from job j
        where j.batch_id = b.id and j.cancel_requested_at is null
          and j.status in ('scheduled', 'pending', 'assigned', 'in_progress'))
      """;

  private final Session entities;
  private final JobLedger ledger;

  JpaBatchFeed(Session entities, JobLedger ledger) {
    this.entities = entities;
    this.ledger = ledger;
  }

  @Override
  @Transactional
  public List<UnsettledBatch> unsettled(Optional<BatchId> after, int limit) {
    return entities
        .createNativeQuery(UNSETTLED, Tuple.class)
        .setParameter("after", after.map(BatchId::value).orElse(""))
        .setParameter("limit", limit)
        .getResultStream()
        .map(BatchRows::unsettled)
        .toList();
  }

  @Override
  @Transactional
  public List<WaitingRow> waiting(BatchId batch, int window, int limit) {
    return entities
        .createNativeQuery(WAITING, Tuple.class)
        .setParameter("batch", batch.value())
        .setParameter("window", window)
        .setParameter("limit", limit)
        .getResultStream()
        .map(BatchRows::waiting)
        .toList();
  }

  @Override
  @Transactional
  public boolean feed(int line, NewJob job) {
    BatchId batch = Optional.ofNullable(job.job().batchId()).orElseThrow();
    if (!isToRun(batch) || !take(batch, line, job)) {
      return false;
    }
    ledger.accept(job);
    return true;
  }

  private boolean isToRun(BatchId batch) {
    return entities
        .createNativeQuery(IS_TO_RUN, Tuple.class)
        .setParameter("batch", batch.value())
        .getResultStream()
        .findFirst()
        .isPresent();
  }

  private boolean take(BatchId batch, int line, NewJob job) {
    return 1
        == entities
            .createNativeMutationQuery(TAKE)
            .setParameter("job", job.job().id().value())
            .setParameter("batch", batch.value())
            .setParameter("line", line)
            .executeUpdate();
  }

  @Override
  @Transactional
  public void refuse(BatchId batch, int line, List<Diagnostic> errors) {
    entities
        .createNativeMutationQuery(REFUSE)
        .setParameter("errors", BatchRows.errors(errors))
        .setParameter("batch", batch.value())
        .setParameter("line", line)
        .executeUpdate();
  }

  @Override
  @Transactional
  public List<JobId> unasked(BatchId batch, int limit) {
    return entities
        .createNativeQuery(UNASKED, Tuple.class)
        .setParameter("batch", batch.value())
        .setParameter("limit", limit)
        .getResultStream()
        .map(row -> new JobId(row.get(0, String.class)))
        .toList();
  }

  @Override
  @Transactional
  public void settle(BatchId batch, BatchWish wish) {
    switch (wish) {
      case RUN -> settle(SETTLE_RUN, batch);
      case CANCEL -> settle(SETTLE_CANCEL, batch);
      case PAUSE -> {
        // A paused batch is none that is unsettled.
      }
    }
  }

  private void settle(String statement, BatchId batch) {
    entities
        .createNativeMutationQuery(statement)
        .setParameter("batch", batch.value())
        .executeUpdate();
  }
}
