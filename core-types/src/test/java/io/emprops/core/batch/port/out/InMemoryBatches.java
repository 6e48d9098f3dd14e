package io.emprops.core.batch.port.out;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchFilter;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchWish;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.LedgerJobs;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.core.job.port.out.OpenJobs.OpenJob;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.workflow.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Batches for tests of what stands on them, beside a ledger that may be in memory too. */
public final class InMemoryBatches implements Batches, BatchFeed {
  private static final int ALL = Integer.MAX_VALUE;

  private final LedgerPorts ledger;
  private final Map<BatchId, InMemoryBatch> batches =
      new TreeMap<>(Comparator.comparing(BatchId::value));
  private final Map<String, NewBatch> requests = new HashMap<>();

  /** Counts and stores jobs in this ledger. */
  public InMemoryBatches(LedgerPorts ledger) {
    this.ledger = ledger;
  }

  /** Both sides, and the ledger. */
  public BatchPorts ports() {
    return new BatchPorts(this, this, ledger);
  }

  @Override
  public synchronized Acceptance accept(NewBatch batch) {
    Optional<PriorRequest> prior =
        batch.key().flatMap(k -> findRequest(batch.organisation(), k.key(), batch.createdAt()));
    if (prior.isPresent()) {
      return new Acceptance.KeyTaken(prior.get());
    }
    batch.key().ifPresent(k -> requests.put(batch.organisation() + "/" + k.key(), batch));
    batches.put(batch.id(), new InMemoryBatch(batch, job -> record(batch.organisation(), job)));
    return new Acceptance.Stored(batch.id());
  }

  private JobRecord record(OrganisationId organisation, JobId job) {
    return ledger.ledger().find(organisation, job).orElseThrow();
  }

  @Override
  public synchronized Optional<PriorRequest> findRequest(
      OrganisationId organisation, String key, Instant now) {
    return Optional.ofNullable(requests.get(organisation + "/" + key))
        .flatMap(
            batch ->
                batch
                    .key()
                    .filter(k -> k.expiresAt().isAfter(now))
                    .map(k -> new PriorRequest(batch.id(), k.requestHash())));
  }

  @Override
  public synchronized Optional<Batch> find(OrganisationId organisation, BatchId id) {
    return owned(organisation, id).map(InMemoryBatch::toBatch);
  }

  @Override
  public synchronized Page<Batch> list(OrganisationId organisation, BatchFilter filter) {
    List<InMemoryBatch> matching =
        batches.values().stream()
            .filter(b -> b.batch.organisation().equals(organisation))
            .filter(
                b ->
                    filter.workflowId().isEmpty()
                        || filter.workflowId().equals(b.batch.workflow().value()))
            .sorted(InMemoryBatch.NEWEST_FIRST)
            .dropWhile(b -> !filter.cursor().isEmpty() && !isBehind(b, filter.cursor()))
            .toList();
    List<Batch> items =
        matching.stream().limit(filter.limit()).map(InMemoryBatch::toBatch).toList();
    boolean more = matching.size() > items.size();
    return new Page<>(items, more ? items.getLast().id().value() : null);
  }

  private boolean isBehind(InMemoryBatch batch, String cursor) {
    return Optional.ofNullable(batches.get(new BatchId(cursor)))
        .filter(last -> InMemoryBatch.NEWEST_FIRST.compare(batch, last) > 0)
        .isPresent();
  }

  @Override
  public synchronized List<BatchRow> rows(
      OrganisationId organisation, BatchId id, int afterLine, int limit) {
    return rows(organisation, id, line -> line > afterLine).limit(limit).toList();
  }

  @Override
  public synchronized List<BatchRow> rows(
      OrganisationId organisation, BatchId id, Set<Integer> lines) {
    return rows(organisation, id, lines::contains).toList();
  }

  private Stream<BatchRow> rows(OrganisationId organisation, BatchId id, IntPredicate line) {
    return owned(organisation, id).stream()
        .flatMap(
            b ->
                b.batch.rows().stream()
                    .filter(row -> line.test(row.line()))
                    .sorted(Comparator.comparingInt(NewRow::line))
                    .map(b::toRow));
  }

  @Override
  public synchronized WishOutcome wish(OrganisationId organisation, BatchId id, BatchWish wish) {
    return owned(organisation, id)
        .map(
            b -> {
              if (!b.toBatch().status().allows(wish)) {
                return WishOutcome.ENDED;
              }
              b.settled = b.settled && b.wish == wish;
              b.wish = wish;
              return WishOutcome.STORED;
            })
        .orElse(WishOutcome.NOT_FOUND);
  }

  @Override
  public synchronized List<UnsettledBatch> unsettled(Optional<BatchId> after, int limit) {
    return batches.values().stream()
        .filter(b -> !b.settled && b.wish != BatchWish.PAUSE)
        .filter(b -> after.filter(id -> b.batch.id().value().compareTo(id.value()) <= 0).isEmpty())
        .limit(limit)
        .map(InMemoryBatch::toUnsettled)
        .toList();
  }

  @Override
  public synchronized List<WaitingRow> waiting(BatchId id, int window, int limit) {
    InMemoryBatch batch = batch(id);
    return batch
        .waiting()
        .limit(Math.max(0, Math.min(limit, window - batch.active())))
        .map(row -> new WaitingRow(row.line(), row.inputs().orElseThrow()))
        .toList();
  }

  @Override
  public synchronized boolean feed(int line, NewJob job) {
    InMemoryBatch batch = batch(Optional.ofNullable(job.job().batchId()).orElseThrow());
    if (batch.wish != BatchWish.RUN || !batch.waits(line)) {
      return false;
    }
    ledger.ledger().accept(job);
    batch.jobs.put(line, job.job().id());
    return true;
  }

  @Override
  public synchronized void refuse(BatchId id, int line, List<Diagnostic> errors) {
    InMemoryBatch batch = batch(id);
    if (batch.waits(line)) {
      batch.errors.put(line, List.copyOf(errors));
    }
  }

  @Override
  public synchronized List<JobId> unasked(BatchId id, int limit) {
    OrganisationId organisation = batch(id).batch.organisation();
    return ledger.openJobs().open(LedgerJobs.PARTITION, Optional.empty(), ALL).stream()
        .filter(job -> !job.cancelRequested())
        .map(OpenJob::id)
        .filter(
            job ->
                ledger
                    .ledger()
                    .find(organisation, job)
                    .filter(record -> id.equals(record.batchId()))
                    .isPresent())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void settle(BatchId id, BatchWish wish) {
    InMemoryBatch batch = batch(id);
    boolean done =
        switch (wish) {
          case RUN -> batch.waiting().findAny().isEmpty();
          case PAUSE -> false;
          case CANCEL -> unasked(id, 1).isEmpty();
        };
    batch.settled = batch.settled || (batch.wish == wish && done);
  }

  private InMemoryBatch batch(BatchId id) {
    return Optional.ofNullable(batches.get(id)).orElseThrow();
  }

  private Optional<InMemoryBatch> owned(OrganisationId organisation, BatchId id) {
    return Optional.ofNullable(batches.get(id))
        .filter(b -> b.batch.organisation().equals(organisation));
  }
}
