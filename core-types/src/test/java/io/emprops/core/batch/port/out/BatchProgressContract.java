package io.emprops.core.batch.port.out;

import static io.emprops.core.batch.port.out.SomeBatches.aBatch;
import static io.emprops.core.batch.port.out.SomeBatches.bad;
import static io.emprops.core.batch.port.out.SomeBatches.batchId;
import static io.emprops.core.batch.port.out.SomeBatches.good;
import static io.emprops.core.batch.port.out.SomeBatches.ofRows;
import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.cancelled;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.failed;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.inBatch;
import static io.emprops.core.job.port.out.LedgerJobs.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchProgress;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.RowState;
import io.emprops.core.batch.port.out.Batches.WishOutcome;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.LedgerJobs;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Batches} tells of progress, and which wishes it takes. */
public abstract class BatchProgressContract {
  private BatchPorts ports = new InMemoryBatches(new InMemoryJobLedger().ports()).ports();

  /** No batches, beside an empty ledger. */
  protected abstract BatchPorts emptyBatches();

  @BeforeEach
  void begin() {
    ports = emptyBatches();
  }

  @Test
  void countsInTheLedger() {
    ports.batches().accept(aBatch(1, 7));
    IntStream.rangeClosed(1, 6).forEach(this::feed);
    end(1, completed(AWKWARD));
    end(2, failed("http-503", "broken"));
    end(3, timedOut("deadline"));
    end(4, cancelled());

    assertThat(find(1).progress()).isEqualTo(new BatchProgress(7, 1, 2, 1, 2, 1, 0));
    assertThat(find(1).status()).isEqualTo(BatchStatus.RUNNING);
  }

  @Test
  void tellsTheEndsOfTheRowsJobs() {
    ports.batches().accept(aBatch(1, 4));
    IntStream.rangeClosed(1, 4).forEach(this::feed);
    end(1, completed(AWKWARD));
    end(2, failed("http-503", "broken"));
    end(3, timedOut("deadline"));

    assertThat(states())
        .containsExactly(
            new RowState.Fed(id(1), JobStatus.COMPLETED, null, AWKWARD, null),
            new RowState.Fed(
                id(2),
                JobStatus.FAILED,
                "http-503",
                null,
                JobFailure.of(FailureClass.SERVICE_ERROR, "http-503", "broken")),
            new RowState.Fed(id(3), JobStatus.TIMEOUT, "deadline", null, null),
            new RowState.Fed(id(4), JobStatus.PENDING, null, null, null));
  }

  @Test
  void isCompletedWhenEachRowHasEnded() {
    ports.batches().accept(ofRows(1, good(2), bad(3)));
    feed(1);
    wish(1, BatchWish.PAUSE);

    end(1, failed("http-503", "broken"));

    assertThat(find(1).status()).isEqualTo(BatchStatus.COMPLETED);
    for (BatchWish wish : BatchWish.values()) {
      assertThat(wish(1, wish)).isEqualTo(WishOutcome.ENDED);
    }
  }

  @Test
  void pausesAndResumes() {
    ports.batches().accept(aBatch(1, 2));

    assertThat(wish(1, BatchWish.PAUSE)).isEqualTo(WishOutcome.STORED);
    assertThat(find(1).status()).isEqualTo(BatchStatus.PAUSED);
    assertThat(wish(1, BatchWish.RUN)).isEqualTo(WishOutcome.STORED);
    assertThat(find(1).status()).isEqualTo(BatchStatus.RUNNING);
  }

  @Test
  void isCancelledOnceItsJobsHaveEnded() {
    ports.batches().accept(ofRows(1, good(2), good(3), good(4), bad(5)));
    feed(1);
    feed(2);
    end(2, completed(AWKWARD));

    assertThat(wish(1, BatchWish.CANCEL)).isEqualTo(WishOutcome.STORED);
    assertThat(find(1).status()).isEqualTo(BatchStatus.CANCELLING);
    assertThat(find(1).progress()).isEqualTo(new BatchProgress(4, 0, 1, 1, 0, 1, 1));
    assertThat(wish(1, BatchWish.CANCEL)).isEqualTo(WishOutcome.STORED);
    assertThat(wish(1, BatchWish.RUN)).isEqualTo(WishOutcome.ENDED);

    end(1, cancelled());

    assertThat(find(1).status()).isEqualTo(BatchStatus.CANCELLED);
    assertThat(states()).element(2).isEqualTo(new RowState.Withdrawn());
    assertThat(wish(1, BatchWish.CANCEL)).isEqualTo(WishOutcome.ENDED);
  }

  @Test
  void countsTheRowsJobsAndNotThoseThatFollowThem() {
    ports.batches().accept(aBatch(1, 1));
    feed(1);
    end(1, failed("http-503", "broken"));

    ports.ledger().ledger().accept(LedgerJobs.following(inBatch(2, batchId(1)), 1));

    assertThat(find(1).status()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(find(1).progress()).isEqualTo(new BatchProgress(1, 0, 0, 0, 1, 0, 0));
    assertThat(jobsOf(1)).hasSize(2);
  }

  @Test
  void theLedgerListsTheJobsOfABatch() {
    ports.batches().accept(aBatch(1, 2));
    feed(2);
    ports.ledger().ledger().accept(aJob(3));

    assertThat(jobsOf(1)).extracting(JobSummary::id).containsExactly(id(2));
    assertThat(ports.ledger().ledger().find(ORGANISATION, id(2)).orElseThrow().batchId())
        .isEqualTo(batchId(1));
  }

  private List<JobSummary> jobsOf(int n) {
    var filter = new JobFilter("", "", "", batchId(n).value(), 10, "");
    return ports.ledger().ledger().list(ORGANISATION, filter).items();
  }

  private Batch find(int n) {
    return ports.batches().find(ORGANISATION, batchId(n)).orElseThrow();
  }

  private List<RowState> states() {
    return ports.batches().rows(ORGANISATION, batchId(1), 0, 99).stream()
        .map(BatchRow::state)
        .toList();
  }

  private WishOutcome wish(int n, BatchWish wish) {
    return ports.batches().wish(ORGANISATION, batchId(n), wish);
  }

  /** Makes the n-th job of the n-th row of the first batch. */
  private void feed(int n) {
    assertThat(ports.feed().feed(1 + n, inBatch(n, batchId(1)))).isTrue();
  }

  private void end(int n, JobEvent.Ended end) {
    ports.ledger().projection().fill(List.of(event(id(n), 1, n, end)));
  }
}
