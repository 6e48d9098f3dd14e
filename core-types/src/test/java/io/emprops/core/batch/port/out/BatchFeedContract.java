package io.emprops.core.batch.port.out;

import static io.emprops.core.batch.port.out.SomeBatches.FAULT;
import static io.emprops.core.batch.port.out.SomeBatches.aBatch;
import static io.emprops.core.batch.port.out.SomeBatches.bad;
import static io.emprops.core.batch.port.out.SomeBatches.batchId;
import static io.emprops.core.batch.port.out.SomeBatches.foreignBatch;
import static io.emprops.core.batch.port.out.SomeBatches.good;
import static io.emprops.core.batch.port.out.SomeBatches.ofRows;
import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.OTHER;
import static io.emprops.core.job.port.out.LedgerJobs.PARTITION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.WORKFLOW;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.inBatch;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.batch.BatchProgress;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.RowState;
import io.emprops.core.batch.port.out.BatchFeed.UnsettledBatch;
import io.emprops.core.batch.port.out.BatchFeed.WaitingRow;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.JobOutbox.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link BatchFeed} promises. A subclass only says how to get an empty one. */
public abstract class BatchFeedContract {
  private BatchPorts ports = new InMemoryBatches(new InMemoryJobLedger().ports()).ports();

  /** No batches, beside an empty ledger. */
  protected abstract BatchPorts emptyBatches();

  @BeforeEach
  void begin() {
    ports = emptyBatches();
  }

  @Test
  void tellsWhatTheJobsOfABatchHaveOfIt() {
    ports.batches().accept(aBatch(1, 2));

    assertThat(ports.feed().unsettled(Optional.empty(), 9))
        .containsExactly(
            new UnsettledBatch(
                batchId(1),
                ORGANISATION,
                new UserId("ann"),
                WORKFLOW,
                3,
                25,
                BatchWish.RUN,
                Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")));
    assertThat(waiting(9, 9))
        .containsExactly(new WaitingRow(2, AWKWARD), new WaitingRow(3, AWKWARD));
  }

  @Test
  void goesThroughTheBatchesOfAllOrganisationsInParts() {
    ports.batches().accept(aBatch(3, 1));
    ports.batches().accept(foreignBatch(1, OTHER));
    ports.batches().accept(aBatch(2, 1));
    ports.batches().accept(aBatch(4, 1));
    ports.batches().wish(ORGANISATION, batchId(2), BatchWish.PAUSE);

    assertThat(unsettled(Optional.empty(), 2)).containsExactly(batchId(1), batchId(3));
    assertThat(unsettled(Optional.of(batchId(3)), 2)).containsExactly(batchId(4));
  }

  @Test
  void makesARowOneJobThatTheOutboxHolds() {
    ports.batches().accept(aBatch(1, 1));

    boolean first = ports.feed().feed(2, inBatch(1, batchId(1)));
    boolean second = ports.feed().feed(2, inBatch(2, batchId(1)));

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(waiting(9, 9)).isEmpty();
    assertThat(ports.ledger().ledger().find(ORGANISATION, id(2))).isEmpty();
    assertThat(submitted()).containsExactly(id(1));
  }

  @Test
  void makesOneJobOfARowThatManyNodesTake() throws Exception {
    ports.batches().accept(aBatch(1, 4));
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int line = 2; line < 6; line++) {
      for (int node = 0; node < 4; node++) {
        int of = line;
        int job = line * 10 + node;
        calls.add(() -> ports.feed().feed(of, inBatch(job, batchId(1))));
      }
    }

    List<Boolean> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (Future<Boolean> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).filteredOn(fed -> fed).hasSize(4);
    assertThat(submitted()).hasSize(4);
    assertThat(progress()).isEqualTo(new BatchProgress(4, 0, 4, 0, 0, 0, 0));
  }

  @Test
  void offersRowsAsFarAsTheWindowHasRoom() {
    ports.batches().accept(aBatch(1, 9));
    ports.feed().feed(2, inBatch(1, batchId(1)));
    ports.feed().feed(3, inBatch(2, batchId(1)));

    assertThat(lines(waiting(4, 9))).containsExactly(4, 5);
    assertThat(lines(waiting(4, 1))).containsExactly(4);
    assertThat(waiting(2, 9)).isEmpty();
    assertThat(waiting(1, 9)).isEmpty();

    end(1);

    assertThat(lines(waiting(2, 9))).containsExactly(4);
  }

  @Test
  void feedsOnlyABatchThatIsToRun() {
    ports.batches().accept(aBatch(1, 2));
    ports.batches().wish(ORGANISATION, batchId(1), BatchWish.PAUSE);

    assertThat(ports.feed().feed(2, inBatch(1, batchId(1)))).isFalse();
    ports.batches().wish(ORGANISATION, batchId(1), BatchWish.RUN);
    assertThat(ports.feed().feed(2, inBatch(1, batchId(1)))).isTrue();
    ports.batches().wish(ORGANISATION, batchId(1), BatchWish.CANCEL);
    assertThat(ports.feed().feed(3, inBatch(2, batchId(1)))).isFalse();

    assertThat(submitted()).containsExactly(id(1));
  }

  @Test
  void neverFeedsARowThatIsRefused() {
    ports.batches().accept(ofRows(1, good(2), bad(3)));

    ports.feed().refuse(batchId(1), 2, List.of(FAULT));

    assertThat(waiting(9, 9)).isEmpty();
    assertThat(ports.feed().feed(2, inBatch(1, batchId(1)))).isFalse();
    assertThat(ports.feed().feed(3, inBatch(1, batchId(1)))).isFalse();
    assertThat(progress()).isEqualTo(new BatchProgress(2, 0, 0, 0, 0, 0, 2));
    assertThat(ports.batches().rows(ORGANISATION, batchId(1), 0, 9))
        .extracting(BatchRow::state)
        .containsOnly(new RowState.Refused(List.of(FAULT)));
  }

  @Test
  void neverRefusesARowThatIsAJob() {
    ports.batches().accept(aBatch(1, 1));
    ports.feed().feed(2, inBatch(1, batchId(1)));

    ports.feed().refuse(batchId(1), 2, List.of(FAULT));

    assertThat(progress()).isEqualTo(new BatchProgress(1, 0, 1, 0, 0, 0, 0));
  }

  @Test
  void settlesABatchOnceNoRowWaits() {
    ports.batches().accept(aBatch(1, 1));

    ports.feed().settle(batchId(1), BatchWish.RUN);
    assertThat(unsettled(Optional.empty(), 9)).containsExactly(batchId(1));

    ports.feed().feed(2, inBatch(1, batchId(1)));
    ports.feed().settle(batchId(1), BatchWish.CANCEL);
    assertThat(unsettled(Optional.empty(), 9)).containsExactly(batchId(1));

    ports.feed().settle(batchId(1), BatchWish.RUN);
    assertThat(unsettled(Optional.empty(), 9)).isEmpty();
  }

  @Test
  void unsettlesABatchThatIsCancelledUntilItsJobsAreAsked() {
    ports.batches().accept(aBatch(1, 3));
    IntStream.rangeClosed(1, 3).forEach(n -> ports.feed().feed(1 + n, inBatch(n, batchId(1))));
    end(2);
    ports.feed().settle(batchId(1), BatchWish.RUN);

    ports.batches().wish(ORGANISATION, batchId(1), BatchWish.CANCEL);

    assertThat(unsettled(Optional.empty(), 9)).containsExactly(batchId(1));
    assertThat(ports.feed().unasked(batchId(1), 1)).containsExactly(id(1));
    ports.ledger().ledger().requestCancel(ORGANISATION, id(1), T0);
    assertThat(ports.feed().unasked(batchId(1), 9)).containsExactly(id(3));
    ports.feed().settle(batchId(1), BatchWish.CANCEL);
    assertThat(unsettled(Optional.empty(), 9)).containsExactly(batchId(1));
    ports.ledger().ledger().requestCancel(ORGANISATION, id(3), T0);
    ports.feed().settle(batchId(1), BatchWish.CANCEL);
    assertThat(unsettled(Optional.empty(), 9)).isEmpty();
  }

  private List<BatchId> unsettled(Optional<BatchId> after, int limit) {
    return ports.feed().unsettled(after, limit).stream().map(UnsettledBatch::id).toList();
  }

  private List<WaitingRow> waiting(int window, int limit) {
    return ports.feed().waiting(batchId(1), window, limit);
  }

  private static List<Integer> lines(List<WaitingRow> rows) {
    return rows.stream().map(WaitingRow::line).toList();
  }

  private BatchProgress progress() {
    return ports.batches().find(ORGANISATION, batchId(1)).orElseThrow().progress();
  }

  private List<JobId> submitted() {
    List<JobId> jobs = new ArrayList<>();
    ports
        .ledger()
        .outbox()
        .submit(
            PARTITION,
            100,
            T0,
            submissions -> {
              submissions.forEach(submission -> jobs.add(submission.job().id()));
              return jobs.stream().<Fate>map(Fate.Delivered::new).toList();
            });
    return jobs;
  }

  private void end(int n) {
    ports.ledger().projection().fill(List.of(event(id(n), 1, n, completed(AWKWARD))));
  }
}
