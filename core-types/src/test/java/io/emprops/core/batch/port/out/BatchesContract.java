package io.emprops.core.batch.port.out;

import static io.emprops.core.batch.port.out.SomeBatches.FAULT;
import static io.emprops.core.batch.port.out.SomeBatches.aBatch;
import static io.emprops.core.batch.port.out.SomeBatches.bad;
import static io.emprops.core.batch.port.out.SomeBatches.batchId;
import static io.emprops.core.batch.port.out.SomeBatches.foreignBatch;
import static io.emprops.core.batch.port.out.SomeBatches.good;
import static io.emprops.core.batch.port.out.SomeBatches.keyed;
import static io.emprops.core.batch.port.out.SomeBatches.ofRows;
import static io.emprops.core.batch.port.out.SomeBatches.ofWorkflow;
import static io.emprops.core.batch.port.out.SomeBatches.unreadable;
import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.OTHER;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.WORKFLOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchFilter;
import io.emprops.core.batch.BatchProgress;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.RowState;
import io.emprops.core.batch.port.out.Batches.Acceptance;
import io.emprops.core.batch.port.out.Batches.PriorRequest;
import io.emprops.core.batch.port.out.Batches.WishOutcome;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.WorkflowId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Batches} promises. A subclass only says how to get an empty one. */
public abstract class BatchesContract {
  private BatchPorts ports = new InMemoryBatches(new InMemoryJobLedger().ports()).ports();

  /** No batches, beside an empty ledger. */
  protected abstract BatchPorts emptyBatches();

  @BeforeEach
  void begin() {
    ports = emptyBatches();
  }

  @Test
  void keepsABatchAndWhatItsJobsHaveOfIt() {
    var outcome = ports.batches().accept(ofRows(1, good(2), bad(4), good(3)));

    assertThat(outcome).isEqualTo(new Acceptance.Stored(batchId(1)));
    assertThat(find(1))
        .isEqualTo(
            new Batch(
                batchId(1),
                WORKFLOW,
                "Portrait \u2603",
                3,
                BatchStatus.RUNNING,
                new BatchProgress(3, 2, 0, 0, 0, 0, 1),
                25,
                new UserId("ann"),
                T0.plusSeconds(1)));
  }

  @Test
  void showsEachOrganisationItsOwn() {
    ports.batches().accept(foreignBatch(1, OTHER));
    ports.batches().accept(aBatch(2, 1));

    assertThat(ports.batches().find(ORGANISATION, batchId(1))).isEmpty();
    assertThat(ports.batches().list(ORGANISATION, BatchFilter.all()).items())
        .extracting(Batch::id)
        .containsExactly(batchId(2));
    assertThat(ports.batches().rows(ORGANISATION, batchId(1), 0, 9)).isEmpty();
    assertThat(wish(1, BatchWish.PAUSE)).isEqualTo(WishOutcome.NOT_FOUND);
  }

  @Test
  void givesAKeyToOneRequestUntilItExpires() {
    ports.batches().accept(keyed(1, "key", "hash"));

    var again = ports.batches().accept(keyed(2, "key", "other"));
    var later = ports.batches().accept(keyed(90_000, "key", "other"));

    assertThat(again).isEqualTo(new Acceptance.KeyTaken(new PriorRequest(batchId(1), "hash")));
    assertThat(later).isEqualTo(new Acceptance.Stored(batchId(90_000)));
    assertThat(ports.batches().find(ORGANISATION, batchId(2))).isEmpty();
  }

  @Test
  void findsTheRequestOfAKeyUntilItExpires() {
    ports.batches().accept(keyed(1, "key", "hash"));

    assertThat(ports.batches().findRequest(ORGANISATION, "key", T0))
        .contains(new PriorRequest(batchId(1), "hash"));
    assertThat(ports.batches().findRequest(OTHER, "key", T0)).isEmpty();
    assertThat(ports.batches().findRequest(ORGANISATION, "key", T0.plus(Duration.ofDays(1))))
        .isEmpty();
  }

  @Test
  void storesOneOfEightEqualRequests() throws Exception {
    List<Callable<Acceptance>> calls = new ArrayList<>();
    IntStream.range(1, 9)
        .forEach(n -> calls.add(() -> ports.batches().accept(keyed(n, "key", "hash"))));

    List<Acceptance> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Acceptance> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).filteredOn(Acceptance.Stored.class::isInstance).hasSize(1);
    assertThat(ports.batches().list(ORGANISATION, BatchFilter.all()).items()).hasSize(1);
  }

  @Test
  void listsTheNewestFirstInParts() {
    IntStream.of(3, 1, 5, 2, 4).forEach(n -> ports.batches().accept(aBatch(n, 1)));

    Page<Batch> first = list("", "");
    Page<Batch> second = list("", String.valueOf(first.nextCursor()));
    Page<Batch> third = list("", String.valueOf(second.nextCursor()));

    assertThat(first.items()).extracting(Batch::id).containsExactly(batchId(5), batchId(4));
    assertThat(second.items()).extracting(Batch::id).containsExactly(batchId(3), batchId(2));
    assertThat(third.items()).extracting(Batch::id).containsExactly(batchId(1));
    assertThat(third.nextCursor()).isNull();
  }

  @Test
  void listsThoseOfAWorkflow() {
    var workflow = new WorkflowId("01HYYYYYYYYYYYYYYYYYYYYYYY");
    ports.batches().accept(aBatch(1, 1));
    ports.batches().accept(ofWorkflow(2, workflow));

    assertThat(list(workflow.value(), "").items())
        .extracting(Batch::id)
        .containsExactly(batchId(2));
  }

  @Test
  void tellsTheRowsInTheOrderOfTheTableInParts() {
    ports.batches().accept(ofRows(1, good(7), unreadable(2), bad(11), good(3)));

    assertThat(ports.batches().rows(ORGANISATION, batchId(1), 0, 2))
        .containsExactly(
            new BatchRow(2, Optional.empty(), new RowState.Refused(List.of(FAULT))),
            new BatchRow(3, Optional.of(AWKWARD), new RowState.Waiting()));
    assertThat(ports.batches().rows(ORGANISATION, batchId(1), 3, 9))
        .containsExactly(
            new BatchRow(7, Optional.of(AWKWARD), new RowState.Waiting()),
            new BatchRow(11, Optional.of(AWKWARD), new RowState.Refused(List.of(FAULT))));
  }

  @Test
  void tellsTheRowsOfSomeLines() {
    ports.batches().accept(ofRows(1, good(7), unreadable(2), bad(11), good(3)));

    assertThat(ports.batches().rows(ORGANISATION, batchId(1), Set.of(11, 3, 8)))
        .extracting(BatchRow::line)
        .containsExactly(3, 11);
    assertThat(ports.batches().rows(ORGANISATION, batchId(1), Set.of())).isEmpty();
    assertThat(ports.batches().rows(OTHER, batchId(1), Set.of(3))).isEmpty();
  }

  private Batch find(int n) {
    return ports.batches().find(ORGANISATION, batchId(n)).orElseThrow();
  }

  private Page<Batch> list(String workflow, String cursor) {
    return ports.batches().list(ORGANISATION, new BatchFilter(workflow, 2, cursor));
  }

  private WishOutcome wish(int n, BatchWish wish) {
    return ports.batches().wish(ORGANISATION, batchId(n), wish);
  }
}
