package io.emprops.openapi.application.batch;

import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.port.out.BatchFeed;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.problem.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Dies at rows, before they are stored or after, as a process that is killed does. */
final class DyingFeed implements BatchFeed {
  private final BatchFeed kept;
  private final Predicate<NewJob> before;
  private final Predicate<NewJob> after;

  private DyingFeed(BatchFeed kept, Predicate<NewJob> before, Predicate<NewJob> after) {
    this.kept = kept;
    this.before = before;
    this.after = after;
  }

  /** Dies at about every other row. */
  static DyingFeed byChance(BatchFeed kept, RandomGenerator chance) {
    return new DyingFeed(kept, _ -> chance.nextInt(4) == 0, _ -> chance.nextInt(3) == 0);
  }

  /** Dies at each row of this batch. */
  static DyingFeed at(BatchFeed kept, BatchId batch) {
    return new DyingFeed(kept, job -> batch.equals(job.job().batchId()), _ -> false);
  }

  @Override
  public boolean feed(int line, NewJob job) {
    if (before.test(job)) {
      throw new IllegalStateException("killed before the commit");
    }
    boolean fed = kept.feed(line, job);
    if (after.test(job)) {
      throw new IllegalStateException("killed after the commit");
    }
    return fed;
  }

  @Override
  public List<UnsettledBatch> unsettled(Optional<BatchId> after, int limit) {
    return kept.unsettled(after, limit);
  }

  @Override
  public List<WaitingRow> waiting(BatchId batch, int window, int limit) {
    return kept.waiting(batch, window, limit);
  }

  @Override
  public void refuse(BatchId batch, int line, List<Diagnostic> errors) {
    kept.refuse(batch, line, errors);
  }

  @Override
  public List<JobId> unasked(BatchId batch, int limit) {
    return kept.unasked(batch, limit);
  }

  @Override
  public void settle(BatchId batch, BatchWish wish) {
    kept.settle(batch, wish);
  }
}
