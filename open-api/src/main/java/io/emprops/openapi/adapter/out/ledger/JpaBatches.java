package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchFilter;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.port.out.Batches;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.BatchId;
import io.emprops.core.workflow.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** Batches in PostgreSQL. */
@ApplicationScoped
class JpaBatches implements Batches {
  /* Jobs are counted in their index alone; a job that follows an ended one is no row's. */
  private static final String LIST =
      """
      select b.id as id, b.workflow_id as workflow_id, b.workflow_name as workflow_name,
        b.workflow_version as workflow_version, b.wish as wish, b.priority as priority,
        b.user_id as user_id, b.created_at as created_at, b.row_count as row_count,
        r.refused as refused, j.active as active, j.completed as completed, j.failed as failed,
        j.cancelled as cancelled
      from batch b
      cross join lateral (
        select cast(count(*) as integer) as refused
        from batch_row r
        where r.batch_id = b.id and r.errors is not null) r
      cross join lateral (
        select
          cast(count(*) filter (
            where j.status in ('scheduled', 'pending', 'assigned', 'in_progress')) as integer)
            as active,
          cast(count(*) filter (where j.status = 'completed') as integer) as completed,
          cast(count(*) filter (where j.status in ('failed', 'timeout')) as integer) as failed,
          cast(count(*) filter (where j.status = 'cancelled') as integer) as cancelled
        from job j
        where j.batch_id = b.id and j.retry_of is null) j
      where b.organisation_id = :organisation
        and (:id = '' or b.id = :id)
        and (:workflow = '' or b.workflow_id = :workflow)
        and (:cursor = '' or (b.created_at, b.id) < (
          select c.created_at, c.id from batch c
          where c.id = :cursor and c.organisation_id = :organisation))
      order by b.created_at desc, b.id desc
      limit :limit
      """;

  private static final String ROWS =
      """
      select r.line as line, r.inputs as inputs, r.errors as errors, r.job_id as job_id,
        b.wish as wish, j.status as status, j.reason as reason, j.ending as ending
      from batch_row r
      join batch b on b.id = r.batch_id
      left join job j on j.id = r.job_id
      where r.batch_id = :batch and r.organisation_id = :organisation and r.line > :after
        and (not :some or r.line in (:lines))
      order by r.line
      limit :limit
      """;

  private static final String REQUEST =
      """
      select r.batch_id as batch, r.request_hash as hash from batch_request r
      where r.organisation_id = :organisation and r.request_key = :key and r.expires_at > :now
      """;

  private static final String LOCK =
      """
      select b.id from batch b where b.id = :batch and b.organisation_id = :organisation for update
      """;

  private static final String WISH =
      "update batch set wish = :wish, settled = false where id = :batch and wish <> :wish";

  private static final Set<Integer> ANY_LINE = Set.of(0);

  private final Session entities;
  private final BatchTable table;

  JpaBatches(Session entities, BatchTable table) {
    this.entities = entities;
    this.table = table;
  }

  @Override
  @Transactional
  public Acceptance accept(NewBatch batch) {
    if (batch.key().isPresent() && !table.takeKey(batch, batch.key().get())) {
      return new Acceptance.KeyTaken(
          findRequest(batch.organisation(), batch.key().get().key(), batch.createdAt())
              .orElseThrow());
    }
    table.put(batch);
    return new Acceptance.Stored(batch.id());
  }

  @Override
  @Transactional
  public Optional<PriorRequest> findRequest(OrganisationId organisation, String key, Instant now) {
    return entities
        .createNativeQuery(REQUEST, Tuple.class)
        .setParameter("organisation", organisation.value())
        .setParameter("key", key)
        .setParameter("now", now)
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new PriorRequest(
                    new BatchId(row.get("batch", String.class)), row.get("hash", String.class)));
  }

  @Override
  @Transactional
  public Optional<Batch> find(OrganisationId organisation, BatchId id) {
    return list(organisation, id.value(), new BatchFilter("", 1, "")).stream().findFirst();
  }

  @Override
  @Transactional
  public Page<Batch> list(OrganisationId organisation, BatchFilter filter) {
    var oneMore = new BatchFilter(filter.workflowId(), filter.limit() + 1, filter.cursor());
    List<Batch> found = list(organisation, "", oneMore);
    return Page.first(filter.limit(), found, batch -> batch.id().value());
  }

  private List<Batch> list(OrganisationId organisation, String id, BatchFilter filter) {
    return entities
        .createNativeQuery(LIST, Tuple.class)
        .setParameter("organisation", organisation.value())
        .setParameter("id", id)
        .setParameter("workflow", filter.workflowId())
        .setParameter("cursor", filter.cursor())
        .setParameter("limit", filter.limit())
        .getResultStream()
        .map(BatchRows::batch)
        .toList();
  }

  @Override
  @Transactional
  public List<BatchRow> rows(OrganisationId organisation, BatchId id, int afterLine, int limit) {
    return rows(organisation, id, afterLine, limit, Set.of());
  }

  @Override
  @Transactional
  public List<BatchRow> rows(OrganisationId organisation, BatchId id, Set<Integer> lines) {
    return lines.isEmpty() ? List.of() : rows(organisation, id, 0, lines.size(), lines);
  }

  private List<BatchRow> rows(
      OrganisationId organisation, BatchId id, int afterLine, int limit, Set<Integer> lines) {
    return entities
        .createNativeQuery(ROWS, Tuple.class)
        .setParameter("batch", id.value())
        .setParameter("organisation", organisation.value())
        .setParameter("after", afterLine)
        .setParameter("some", !lines.isEmpty())
        .setParameterList("lines", lines.isEmpty() ? ANY_LINE : lines)
        .setParameter("limit", limit)
        .getResultStream()
        .map(BatchRows::row)
        .toList();
  }

  @Override
  @Transactional
  public WishOutcome wish(OrganisationId organisation, BatchId id, BatchWish wish) {
    boolean isThere =
        entities
            .createNativeQuery(LOCK, Tuple.class)
            .setParameter("batch", id.value())
            .setParameter("organisation", organisation.value())
            .getResultStream()
            .findFirst()
            .isPresent();
    if (!isThere) {
      return WishOutcome.NOT_FOUND;
    }
    if (!find(organisation, id).orElseThrow().status().allows(wish)) {
      return WishOutcome.ENDED;
    }
    entities
        .createNativeMutationQuery(WISH)
        .setParameter("wish", wish.wire())
        .setParameter("batch", id.value())
        .executeUpdate();
    return WishOutcome.STORED;
  }
}
