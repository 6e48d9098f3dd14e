package io.emprops.openapi.application.batch;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.OTHER;
import static io.emprops.openapi.application.batch.BatchBench.MOST_ROWS;
import static io.emprops.openapi.application.batch.BatchBench.RUNNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchCheck;
import io.emprops.core.batch.BatchFilter;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.batch.BatchTable;
import io.emprops.core.batch.BatchTable.Format;
import io.emprops.core.batch.port.in.StartBatch;
import io.emprops.core.batch.port.in.StartBatch.OnRowError;
import io.emprops.core.batch.port.in.StartOutcome;
import io.emprops.core.identity.NotAllowedException;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.BatchId;
import io.emprops.core.problem.Diagnostic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tables are checked row by row before anything is stored. */
class StartBatchServiceTest {
  private final BatchBench bench = new BatchBench();

  @Test
  void storesAllRowsOfAGoodTable() {
    BatchId batch = bench.accepted(bench.csv("age,name\r\n36,Ada\r\n,\"A,\"\"b\"\r\n"));

    assertThat(bench.find(batch).status()).isEqualTo(BatchStatus.RUNNING);
    assertThat(bench.find(batch).priority()).isEqualTo(25);
    assertThat(inputs(batch))
        .containsExactly("2 {\"age\":\"36\",\"name\":\"Ada\"}", "3 {\"name\":\"A,\\\"b\"}");
  }

  @Test
  void readsLinesOfJson() {
    BatchId batch =
        bench.accepted(
            bench.jsonl("\uFEFF{\"name\":\"Ada\"}\r\n\n  \n{\"age\":1e0,\"name\":\"b\"}"));

    assertThat(inputs(batch))
        .containsExactly("1 {\"name\":\"Ada\"}", "4 {\"age\":1e0,\"name\":\"b\"}");
  }

  @Test
  void tellsEachErrorOfEachRowWithItsLineAndPlace() {
    var command = bench.csv("name,age\nAda,36\nAugusta,x\n,1\nAda,1,2\n");

    BatchCheck check = check(command);

    assertThat(check.rows()).isEqualTo(4);
    assertThat(check.refused()).isEqualTo(3);
    assertThat(check.errorCount()).isEqualTo(4);
    assertThat(told(check))
        .containsExactly(
            "3 input.max-length /inputs/name",
            "3 input.type /inputs/age",
            "4 input.required /inputs/name",
            "5 input.unknown /inputs");
    assertThat(bench.start().start(RUNNER, command)).isEqualTo(new StartOutcome.Refused(check));
    assertThat(all()).isEmpty();
  }

  @Test
  void tellsWhereALineIsNoJson() {
    BatchCheck check = check(bench.jsonl("{\"name\":\"Ada\"}\n{\"name\":}\n[1]\n{}\n{\"nam\":1}"));

    assertThat(told(check))
        .containsExactly(
            "2 input.format /inputs",
            "3 input.type /inputs",
            "4 input.required /inputs/name",
            "5 input.required /inputs/name",
            "5 input.unknown /inputs/nam");
    assertThat(check.errors().getFirst().column()).isEqualTo(9);
  }

  @Test
  void keepsBadRowsBesideTheGoodOnesWhereThatIsWanted() {
    BatchId batch = bench.accepted(skipping("name\nAda\nAugusta\n"));

    assertThat(bench.find(batch).progress().waiting()).isOne();
    assertThat(bench.find(batch).progress().refused()).isOne();
  }

  @Test
  void refusesATableWithoutAGoodRow() {
    assertThat(bench.start().start(RUNNER, skipping("name\nAugusta\n")))
        .isInstanceOf(StartOutcome.Refused.class);
    assertThat(bench.start().start(RUNNER, skipping("name\n")))
        .isInstanceOf(StartOutcome.Refused.class);
    assertThat(told(check(bench.csv("name\n\n")))).containsExactly("null input.required ");
  }

  @Test
  void listsTheFirstHundredErrorsAndCountsAll() {
    BatchCheck check = check(bench.csv("name\n" + "Augusta\n".repeat(250)));

    assertThat(check.errors()).hasSize(100);
    assertThat(check.errorCount()).isEqualTo(250);
    assertThat(check.errors().getLast().line()).isEqualTo(101);
  }

  @Test
  void refusesMoreRowsThanABatchMayHave() {
    assertThat(check(bench.csv("name\n" + "a\n".repeat(MOST_ROWS))).refused()).isZero();

    for (StartBatch command :
        List.of(
            bench.csv("name\n" + "a\n".repeat(MOST_ROWS + 1)),
            bench.jsonl("{\"name\":\"a\"}\n".repeat(MOST_ROWS + 1)))) {
      BatchCheck check = check(command);

      assertThat(told(check)).containsExactly("null batch.too-large ");
      assertThat(check.errors().getFirst().message()).contains("at most 1000 rows");
    }
  }

  @Test
  void withstandsHostileTables() {
    assertThat(told(check(bench.csv("name,name\na,b\n"))))
        .containsExactly("1 input.format /inputs/name");
    assertThat(told(check(bench.csv("nam\na\n")))).containsExactly("1 input.unknown /inputs/nam");
    assertThat(told(check(bench.csv("")))).containsExactly("1 input.format /inputs");
    assertThat(told(check(bench.csv("name\n\"never closed\n"))))
        .containsExactly("2 input.format /inputs");
    assertThat(told(check(bench.csv("name\n" + "x".repeat(1 << 20) + "\n"))))
        .containsExactly("2 input.max-length /inputs/name");
    assertThat(told(check(bench.csv("\uFEFF\"name\"\r\n\"=1+\"\r\n")))).isEmpty();
    assertThat(told(check(bench.jsonl("[".repeat(10_000)))))
        .containsExactly("1 input.format /inputs");
    assertThat(told(check(bench.jsonl("{\"name\":\"a\",\"name\":\"b\"}"))))
        .containsExactly("1 input.format /inputs");
  }

  @Test
  void givesTheSameRequestTheSameBatch() {
    StartBatch command = keyed("name\nAda\n", "key");
    BatchId batch = bench.accepted(command);

    bench.workflows.delete(ORGANISATION, bench.workflow.id());

    assertThat(bench.start().start(RUNNER, command)).isEqualTo(new StartOutcome.Replayed(batch));
    assertThat(bench.start().start(RUNNER, keyed("name\nAlan\n", "key")))
        .isEqualTo(new StartOutcome.Conflict());
    assertThat(all()).hasSize(1);
  }

  @Test
  void knowsTheWorkflowsOfTheOrganisationOnly() {
    var stranger = new Principal(OTHER, RUNNER.user(), Role.RUNNER);

    assertThat(bench.start().start(stranger, bench.csv("name\nAda\n")))
        .isEqualTo(new StartOutcome.NotFound());
    assertThat(bench.start().check(stranger, bench.csv("name\nAda\n"))).isEmpty();
  }

  @Test
  void asksForTheRole() {
    var viewer = new Principal(ORGANISATION, RUNNER.user(), Role.VIEWER);
    var command = bench.csv("name\nAda\n");

    assertThatThrownBy(() -> bench.start().start(viewer, command))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> bench.start().check(viewer, command))
        .isInstanceOf(NotAllowedException.class);
  }

  private StartBatch skipping(String csv) {
    return bench.command(new BatchTable(Format.CSV, csv), OnRowError.SKIP, Optional.empty());
  }

  private StartBatch keyed(String csv, String key) {
    return bench.command(new BatchTable(Format.CSV, csv), OnRowError.STOP, Optional.of(key));
  }

  private BatchCheck check(StartBatch command) {
    return bench.start().check(RUNNER, command).orElseThrow();
  }

  private static List<String> told(BatchCheck check) {
    return check.errors().stream().map(StartBatchServiceTest::told).toList();
  }

  private static String told(Diagnostic error) {
    return "%s %s %s".formatted(error.line(), error.code().wire(), error.pointer());
  }

  private List<String> inputs(BatchId batch) {
    return bench.ports.batches().rows(ORGANISATION, batch, 0, 99).stream()
        .map(StartBatchServiceTest::inputs)
        .toList();
  }

  private static String inputs(BatchRow row) {
    return row.line() + " " + row.inputs().orElseThrow().toJson();
  }

  private List<Batch> all() {
    return bench.ports.batches().list(ORGANISATION, BatchFilter.all()).items();
  }
}
