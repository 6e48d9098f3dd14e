package io.emprops.core.batch.port.out;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchProgress;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.RowState;
import io.emprops.core.batch.port.out.BatchFeed.UnsettledBatch;
import io.emprops.core.batch.port.out.Batches.NewBatch;
import io.emprops.core.batch.port.out.Batches.NewRow;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobStatus;
import io.emprops.core.problem.Diagnostic;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One batch in {@link InMemoryBatches}, guarded by its lock. */
final class InMemoryBatch {
  static final Comparator<InMemoryBatch> NEWEST_FIRST =
      Comparator.comparing((InMemoryBatch b) -> b.batch.createdAt())
          .thenComparing(b -> b.batch.id().value())
          .reversed();

  final NewBatch batch;
  final Map<Integer, JobId> jobs = new HashMap<>();
  final Map<Integer, List<Diagnostic>> errors = new HashMap<>();
  BatchWish wish = BatchWish.RUN;
  boolean settled;

  private final Set<Integer> lines;
  private final Function<JobId, JobRecord> ledger;

  InMemoryBatch(NewBatch batch, Function<JobId, JobRecord> ledger) {
    this.batch = batch;
    this.lines = batch.rows().stream().map(NewRow::line).collect(Collectors.toUnmodifiableSet());
    this.ledger = ledger;
    batch.rows().stream()
        .filter(row -> !row.errors().isEmpty())
        .forEach(row -> errors.put(row.line(), row.errors()));
  }

  boolean waits(int line) {
    return lines.contains(line) && !jobs.containsKey(line) && !errors.containsKey(line);
  }

  Stream<NewRow> waiting() {
    return batch.rows().stream()
        .filter(row -> waits(row.line()))
        .sorted(Comparator.comparingInt(NewRow::line));
  }

  long active() {
    return statuses().stream().filter(status -> !status.isTerminal()).count();
  }

  private List<JobStatus> statuses() {
    return jobs.values().stream().map(ledger).map(JobRecord::status).toList();
  }

  private static int count(List<JobStatus> all, JobStatus... counted) {
    return (int) all.stream().filter(List.of(counted)::contains).count();
  }

  Batch toBatch() {
    List<JobStatus> all = statuses();
    BatchProgress progress =
        BatchProgress.of(
                batch.rows().size(),
                (int) all.stream().filter(status -> !status.isTerminal()).count(),
                count(all, JobStatus.COMPLETED),
                count(all, JobStatus.FAILED, JobStatus.TIMEOUT),
                count(all, JobStatus.CANCELLED),
                errors.size())
            .under(wish);
    return new Batch(
        batch.id(),
        batch.workflow(),
        batch.workflowName(),
        batch.workflowVersion(),
        BatchStatus.of(wish, progress),
        progress,
        batch.priority(),
        batch.user(),
        batch.createdAt());
  }

  UnsettledBatch toUnsettled() {
    return new UnsettledBatch(
        batch.id(),
        batch.organisation(),
        batch.user(),
        batch.workflow(),
        batch.workflowVersion(),
        batch.priority(),
        wish,
        batch.traceparent());
  }

  BatchRow toRow(NewRow row) {
    return new BatchRow(row.line(), row.inputs(), state(row.line()));
  }

  private RowState state(int line) {
    if (errors.containsKey(line)) {
      return new RowState.Refused(errors.getOrDefault(line, List.of()));
    }
    return Optional.ofNullable(jobs.get(line))
        .map(ledger)
        .<RowState>map(
            job ->
                new RowState.Fed(job.id(), job.status(), job.reason(), job.result(), job.failure()))
        .orElseGet(
            () -> wish == BatchWish.CANCEL ? new RowState.Withdrawn() : new RowState.Waiting());
  }
}
