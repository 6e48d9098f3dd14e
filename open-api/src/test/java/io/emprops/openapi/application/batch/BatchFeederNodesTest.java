package io.emprops.openapi.application.batch;

import static io.emprops.core.batch.port.out.SomeBatches.batchId;
import static io.emprops.core.batch.port.out.SomeBatches.good;
import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.batch.RowState;
import io.emprops.core.batch.port.out.BatchPorts;
import io.emprops.core.batch.port.out.Batches.NewBatch;
import io.emprops.core.batch.port.out.InMemoryBatches;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.workflow.AWorkflow;
import io.emprops.core.workflow.Workflow;
import io.emprops.openapi.adapter.out.ledger.BatchFixture;
import io.emprops.openapi.application.job.FirstJobs;
import io.emprops.openapi.application.job.Wakeup;
import io.emprops.openapi.application.job.WorkflowRenderer.Rendering;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes share batches in PostgreSQL, whatever becomes of each node. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class BatchFeederNodesTest {
  private static final int ROWS = 200;
  private static final int WINDOW = 30;
  private static final int MOST_TURNS = 2_000;

  @Inject BatchFixture fixture;

  private final Workflow workflow = AWorkflow.aWorkflow().build();
  private BatchPorts ports = new InMemoryBatches(new InMemoryJobLedger().ports()).ports();

  @BeforeEach
  void begin() {
    ports = fixture.empty();
  }

  @Test
  void nodesThatAreKilledAgainAndAgainMakeOneJobOfEachRow() throws Exception {
    accept();
    List<Callable<Integer>> nodes =
        IntStream.range(0, 3).<Callable<Integer>>mapToObj(seed -> () -> run(seed)).toList();

    int most = 0;
    try (var threads = Executors.newFixedThreadPool(nodes.size())) {
      for (Future<Integer> seen : threads.invokeAll(nodes)) {
        most = Math.max(most, seen.get());
      }
    }

    assertThat(find().status()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(find().progress().completed()).isEqualTo(ROWS);
    assertThat(most).isLessThanOrEqualTo(WINDOW);
    assertThat(jobs()).hasSize(ROWS).doesNotHaveDuplicates();
  }

  /** Takes turns until the batch has ended; tells how many jobs it has seen active at most. */
  private int run(int seed) {
    var feeder = feeder(seed);
    int most = 0;
    for (int turns = 0; !find().status().equals(BatchStatus.COMPLETED); turns++) {
      assertThat(turns).as("turns in vain").isLessThan(MOST_TURNS);
      try {
        feeder.step();
      } catch (IllegalStateException e) {
        assertThat(e).hasMessageStartingWith("killed");
      }
      most = Math.max(most, find().progress().active());
      endSome();
    }
    return most;
  }

  private BatchFeeder feeder(int seed) {
    var clock = InstantSource.fixed(T0);
    var chance = new Random(seed);
    var jobs =
        new FirstJobs(
            (_, inputs, _) ->
                new Rendering.Ready(
                    new JobType("simulation"),
                    inputs,
                    List.of(),
                    Optional.empty(),
                    Optional.empty()),
            Partitions.one(),
            new Ulid(clock, chance),
            () -> 7);
    return new BatchFeeder(
        DyingFeed.byChance(ports.feed(), chance),
        new OneWorkflow(ORGANISATION, workflow),
        jobs,
        ports.ledger().ledger(),
        WINDOW,
        clock,
        new Wakeup());
  }

  private void accept() {
    ports
        .batches()
        .accept(
            new NewBatch(
                batchId(1),
                ORGANISATION,
                new UserId("ann"),
                workflow.id(),
                workflow.version(),
                workflow.name(),
                25,
                T0,
                IntStream.range(0, ROWS).mapToObj(n -> good(2 + n)).toList(),
                Optional.empty(),
                Optional.empty()));
  }

  private void endSome() {
    var pending = new JobFilter("pending", "", "", batchId(1).value(), 10, "");
    ports.ledger().ledger().list(ORGANISATION, pending).items().stream()
        .map(JobSummary::id)
        .map(job -> event(job, 1, 1, completed(AWKWARD)))
        .forEach(end -> ports.ledger().projection().fill(List.of(end)));
  }

  private Batch find() {
    return ports.batches().find(ORGANISATION, batchId(1)).orElseThrow();
  }

  private List<JobId> jobs() {
    return ports.batches().rows(ORGANISATION, batchId(1), 0, 2 * ROWS).stream()
        .map(BatchRow::state)
        .map(RowState.Fed.class::cast)
        .map(RowState.Fed::job)
        .toList();
  }
}
