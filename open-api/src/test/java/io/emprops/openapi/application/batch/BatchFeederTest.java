package io.emprops.openapi.application.batch;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.cancelled;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.openapi.application.batch.BatchBench.RUNNER;
import static io.emprops.openapi.application.batch.BatchBench.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.batch.BatchProgress;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.batch.BatchTable;
import io.emprops.core.batch.BatchTable.Format;
import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.RowState;
import io.emprops.core.batch.port.in.StartBatch.OnRowError;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.JobLedger.PastJob;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row becomes one job, whatever dies in between. */
class BatchFeederTest {
  private static final int MANY = 1_000;
  private static final int SOME = 200;

  private final BatchBench bench = new BatchBench();

  @Test
  void makesOneJobOfEachGoodRowOfAThousandAndKeepsTheOthers() {
    BatchId batch = oneInTenIsBad(MANY);

    runToTheEnd(batch, bench.feeder());

    assertThat(bench.find(batch).status()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(bench.find(batch).progress())
        .isEqualTo(new BatchProgress(MANY, 0, 0, 900, 0, 0, 100));
    assertEachGoodRowHasItsJob(batch, 900);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void makesOneJobOfEachRowThoughItIsKilledAgainAndAgain(long seed) {
    BatchId batch = oneInTenIsBad(SOME);
    BatchFeeder feeder = bench.feeder(DyingFeed.byChance(bench.ports.feed(), new Random(seed)));

    runToTheEnd(batch, feeder);

    assertEachGoodRowHasItsJob(batch, 180);
  }

  @Test
  void neverHasMoreActiveJobsThanTheWindow() {
    BatchId batch = oneInTenIsBad(SOME);
    BatchFeeder one = bench.feeder();
    BatchFeeder other = bench.feeder();

    stepUntilNothingIsDone(one);
    stepUntilNothingIsDone(other);
    assertThat(bench.find(batch).progress().active()).isEqualTo(WINDOW);

    bench.jobs(batch).stream().limit(7).forEach(job -> bench.end(job.id(), completed(AWKWARD)));
    stepUntilNothingIsDone(other);
    assertThat(bench.find(batch).progress().active()).isEqualTo(WINDOW);
    assertThat(bench.jobs(batch)).hasSize(WINDOW + 7);
  }

  @Test
  void letsBatchesTakeTurns() {
    BatchId first = oneInTenIsBad(SOME);
    BatchId second = oneInTenIsBad(SOME);

    bench.feeder().step();

    assertThat(bench.jobs(first)).isNotEmpty().hasSameSizeAs(bench.jobs(second));
  }

  @Test
  void givesItsJobsWhatTheBatchAskedFor() {
    BatchId batch = bench.accepted(bench.csv("name,age\nAda,36\n"));

    bench.feeder().step();

    PastJob job = past(bench.jobs(batch).getFirst());
    NewJob accepted = job.accepted();
    assertThat(accepted.job().batchId()).isEqualTo(batch);
    assertThat(accepted.job().priority()).isEqualTo(25);
    assertThat(accepted.job().userId()).isEqualTo(RUNNER.user());
    assertThat(accepted.job().acceptedAt()).isEqualTo(T0);
    assertThat(accepted.inputs().toJson()).isEqualTo("{\"name\":\"Ada\",\"age\":\"36\"}");
    assertThat(accepted.job().payload().toJson()).contains("Dear Ada, 36");
  }

  @Test
  void feedsNothingOfAPausedBatchAndGoesOnWhenItIsResumed() {
    BatchId batch = bench.accepted(bench.csv("name\nAda\nAlan\n"));
    wish(batch, BatchWish.PAUSE);
    BatchFeeder feeder = bench.feeder();

    assertThat(feeder.step()).isZero();
    assertThat(bench.jobs(batch)).isEmpty();

    wish(batch, BatchWish.RUN);
    feeder.step();
    assertThat(bench.jobs(batch)).hasSize(2);
  }

  @Test
  void asksEachJobOfACancelledBatchToEndAndMakesNoMore() {
    BatchId batch = oneInTenIsBad(SOME);
    BatchFeeder feeder = bench.feeder();
    feeder.step();
    List<JobSummary> jobs = bench.jobs(batch);
    wish(batch, BatchWish.CANCEL);

    stepUntilNothingIsDone(feeder);

    assertThat(bench.jobs(batch)).hasSameSizeAs(jobs);
    assertThat(bench.ports.feed().unasked(batch, MANY)).isEmpty();
    assertThat(bench.ports.feed().unsettled(Optional.empty(), 9)).isEmpty();
    jobs.forEach(job -> bench.end(job.id(), cancelled()));
    assertThat(bench.find(batch).status()).isEqualTo(BatchStatus.CANCELLED);
    assertThat(bench.find(batch).progress())
        .isEqualTo(new BatchProgress(SOME, 0, 0, 0, 0, 180, 20));
  }

  @Test
  void refusesTheRowsOfAWorkflowThatHasGone() {
    BatchId batch = bench.accepted(bench.csv("name\nAda\nAlan\n"));
    bench.workflows.delete(ORGANISATION, bench.workflow.id());

    stepUntilNothingIsDone(bench.feeder());

    assertThat(bench.find(batch).status()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(rows(batch))
        .extracting(BatchRow::state)
        .allSatisfy(
            state ->
                assertThat(((RowState.Refused) state).errors())
                    .extracting(Diagnostic::code)
                    .containsExactly(ErrorCode.WORKFLOW_GONE));
  }

  @Test
  void tendsToTheOthersWhenOneBatchFails() {
    BatchId first = bench.accepted(bench.csv("name\nAda\n"));
    BatchId second = bench.accepted(bench.csv("name\nAda\n"));
    var feeder = bench.feeder(DyingFeed.at(bench.ports.feed(), first));

    assertThatThrownBy(feeder::step).isInstanceOf(IllegalStateException.class);

    assertThat(bench.jobs(first)).isEmpty();
    assertThat(bench.jobs(second)).hasSize(1);
  }

  private BatchId oneInTenIsBad(int rows) {
    String table =
        IntStream.range(0, rows)
            .mapToObj(n -> n % 10 == 3 ? "Augusta," + n : "Ada," + n)
            .collect(Collectors.joining("\n", "name,age\n", "\n"));
    return bench.accepted(
        bench.command(new BatchTable(Format.CSV, table), OnRowError.SKIP, Optional.empty()));
  }

  private void runToTheEnd(BatchId batch, BatchFeeder feeder) {
    until(
        () -> bench.find(batch).status() == BatchStatus.COMPLETED,
        () -> {
          stepWhateverHappens(feeder);
          bench.jobs(batch).stream()
              .filter(job -> !job.isFinal())
              .forEach(job -> bench.end(job.id(), completed(AWKWARD)));
        });
  }

  private static void until(BooleanSupplier condition, Runnable turn) {
    for (int turns = 0; !condition.getAsBoolean(); turns++) {
      assertThat(turns).as("turns in vain").isLessThan(2 * MANY);
      turn.run();
    }
  }

  private static void stepWhateverHappens(BatchFeeder feeder) {
    try {
      feeder.step();
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageStartingWith("killed");
    }
  }

  private static void stepUntilNothingIsDone(BatchFeeder feeder) {
    until(() -> feeder.step() == 0, () -> {});
  }

  private void assertEachGoodRowHasItsJob(BatchId batch, int good) {
    assertThat(bench.jobs(batch)).hasSize(good);
    List<String> ages =
        bench.jobs(batch).stream()
            .map(this::past)
            .map(job -> job.accepted().inputs().member("age").orElseThrow().toJson())
            .toList();
    assertThat(ages).doesNotHaveDuplicates();
    for (BatchRow row : rows(batch)) {
      boolean isBad = (row.line() - 2) % 10 == 3;
      assertThat(row.state()).isInstanceOf(isBad ? RowState.Refused.class : RowState.Fed.class);
      if (row.state() instanceof RowState.Fed fed) {
        NewJob job =
            bench.ports.ledger().ledger().past(ORGANISATION, fed.job()).orElseThrow().accepted();
        assertThat(Optional.of(job.inputs())).isEqualTo(row.inputs());
      }
    }
  }

  private List<BatchRow> rows(BatchId batch) {
    return bench.ports.batches().rows(ORGANISATION, batch, 0, MANY);
  }

  private PastJob past(JobSummary job) {
    return bench.ports.ledger().ledger().past(ORGANISATION, job.id()).orElseThrow();
  }

  private void wish(BatchId batch, BatchWish wish) {
    bench.ports.batches().wish(ORGANISATION, batch, wish);
  }
}
