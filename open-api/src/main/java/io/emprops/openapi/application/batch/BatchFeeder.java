package io.emprops.openapi.application.batch;

import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.port.out.BatchFeed;
import io.emprops.core.batch.port.out.BatchFeed.UnsettledBatch;
import io.emprops.core.batch.port.out.BatchFeed.WaitingRow;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.openapi.application.job.FirstJobs;
import io.emprops.openapi.application.job.FirstJobs.FirstJob;
import io.emprops.openapi.application.job.FirstJobs.Wishes;
import io.emprops.openapi.application.job.Wakeup;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes jobs of the rows of batches, each in a transaction of its own: when it dies in between, the
 * rows that wait are still there, and any node goes on with them.
 */
public final class BatchFeeder {
  private static final int BATCHES_AT_ONCE = 100;

  /** Of one batch in a step, so that batches take turns. */
  private static final int ROWS_AT_ONCE = 25;

  private static final int JOBS_AT_ONCE = 100;

  private final BatchFeed feed;
  private final WorkflowRepository workflows;
  private final FirstJobs jobs;
  private final JobLedger ledger;
  private final int window;
  private final InstantSource clock;
  private final Wakeup relay;
  private final Wakeup calls = new Wakeup();

  /**
   * Joins the parts.
   *
   * @param window so many jobs of one batch may be active at once
   * @param relay is woken when there is something to tell the broker
   */
  public BatchFeeder(
      BatchFeed feed,
      WorkflowRepository workflows,
      FirstJobs jobs,
      JobLedger ledger,
      int window,
      InstantSource clock,
      Wakeup relay) {
    if (window < 1) {
      throw new IllegalArgumentException("the window must be at least 1: " + window);
    }
    this.feed = feed;
    this.workflows = workflows;
    this.jobs = jobs;
    this.ledger = ledger;
    this.window = window;
    this.clock = clock;
    this.relay = relay;
  }

  /** Wakes whoever takes the steps. */
  public Wakeup calls() {
    return calls;
  }

  /**
   * Goes through all batches once.
   *
   * @return how much was done; if nothing, there is nothing to do before the next call
   * @throws RuntimeException the first failure, after the other batches have had their turn
   */
  public int step() {
    List<RuntimeException> failures = new ArrayList<>();
    int done = 0;
    Optional<BatchId> last = Optional.empty();
    List<UnsettledBatch> part;
    do {
      part = feed.unsettled(last, BATCHES_AT_ONCE);
      for (UnsettledBatch batch : part) {
        done += tend(batch, failures);
        last = Optional.of(batch.id());
      }
    } while (part.size() == BATCHES_AT_ONCE);
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return done;
  }

  private int tend(UnsettledBatch batch, List<RuntimeException> failures) {
    try {
      return switch (batch.wish()) {
        case RUN -> feed(batch);
        case CANCEL -> cancel(batch);
        case PAUSE -> 0;
      };
    } catch (RuntimeException e) {
      failures.add(e);
      return 0;
    }
  }

  private int feed(UnsettledBatch batch) {
    List<WaitingRow> rows = feed.waiting(batch.id(), window, ROWS_AT_ONCE);
    if (rows.isEmpty()) {
      feed.settle(batch.id(), BatchWish.RUN);
      return 0;
    }
    Optional<Workflow> workflow =
        workflows.find(
            batch.organisation(), batch.workflow(), OptionalInt.of(batch.workflowVersion()));
    for (WaitingRow row : rows) {
      workflow.ifPresentOrElse(
          found -> feed(batch, found, row), () -> refuse(batch, row, List.of(gone())));
    }
    return rows.size();
  }

  private void feed(UnsettledBatch batch, Workflow workflow, WaitingRow row) {
    switch (jobs.make(workflow, row.inputs(), wishes(batch))) {
      case FirstJob.Refused(var errors) -> refuse(batch, row, errors);
      case FirstJob.Made(var job) -> {
        // Where this node comes too late, another has fed the row, or the batch is not to run.
        if (feed.feed(row.line(), job)) {
          relay.call();
        }
      }
    }
  }

  private Wishes wishes(UnsettledBatch batch) {
    return new Wishes(
        batch.organisation(),
        batch.user(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        batch.priority(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(batch.id()),
        Optional.empty(),
        batch.traceparent(),
        Optional.empty(),
        Optional.empty());
  }

  private void refuse(UnsettledBatch batch, WaitingRow row, List<Diagnostic> errors) {
    feed.refuse(
        batch.id(), row.line(), errors.stream().map(error -> error.onLine(row.line())).toList());
  }

  private static Diagnostic gone() {
    return Diagnostic.at("", ErrorCode.WORKFLOW_GONE, "the batch's workflow has been deleted");
  }

  private int cancel(UnsettledBatch batch) {
    List<JobId> unasked = feed.unasked(batch.id(), JOBS_AT_ONCE);
    if (unasked.isEmpty()) {
      feed.settle(batch.id(), BatchWish.CANCEL);
      return 0;
    }
    unasked.forEach(job -> ledger.requestCancel(batch.organisation(), job, clock.instant()));
    relay.call();
    return unasked.size();
  }
}
