package io.emprops.ui.remote;

import static io.emprops.ui.remote.FakeApi.CALLER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.batch.BatchFilter;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.batch.BatchTable;
import io.emprops.core.batch.BatchTable.Format;
import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.RowState;
import io.emprops.core.batch.port.in.StartBatch;
import io.emprops.core.batch.port.in.StartBatch.OnRowError;
import io.emprops.core.batch.port.in.StartOutcome;
import io.emprops.core.batch.port.in.SteerBatchUseCase.Outcome;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.json.JsonValue;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.ui.problem.ApiProblemException;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteBatchesTest {
  private static final BatchId ID = new BatchId("01KATXJ7V9M3Q2W8E5R6T7Y8ZA");
  private static final WorkflowId WORKFLOW = new WorkflowId("01JDZZZZZZZZZZZZZZZZZZZZZ0");
  private static final String BATCH =
      """
      {"id": "01KATXJ7V9M3Q2W8E5R6T7Y8ZA", "workflow_id": "01JDZZZZZZZZZZZZZZZZZZZZZ0",
       "workflow_name": "Letter", "workflow_version": 3, "status": "paused",
       "progress": {"rows": 3, "waiting": 1, "active": 1, "completed": 1, "failed": 0,
         "cancelled": 0, "refused": 0},
       "priority": 25, "user_id": "ann", "created_at": "2026-11-26T19:00:00Z"}""";

  private final FakeApi api = new FakeApi();
  private final RemoteBatches batches = new RemoteBatches(api.client());

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void sendsATableAsItIs() {
    api.says(202, BATCH);

    var outcome = batches.start(CALLER, command("name\r\nAda\r\n", Format.CSV));

    assertThat(outcome).isEqualTo(new StartOutcome.Accepted(ID));
    var asked = api.asked().getFirst();
    assertThat(asked.path())
        .isEqualTo("/api/workflows/" + WORKFLOW + "/batch?version=3&priority=7&on_row_error=skip");
    assertThat(asked.body()).isEqualTo("name\r\nAda\r\n");
    assertThat(asked.header("Content-Type")).isEqualTo("text/csv");
    assertThat(asked.header("Idempotency-Key")).isEqualTo("once");
  }

  @Test
  void tellsAReplayAConflictAndAWorkflowThatIsGone() {
    api.says(202, BATCH, "Idempotency-Replayed: true");
    api.says(409, FakeApi.problem(409, "idempotency.conflict", ""));
    api.says(404, "");

    assertThat(batches.start(CALLER, command("{}", Format.JSONL)))
        .isEqualTo(new StartOutcome.Replayed(ID));
    assertThat(batches.start(CALLER, command("{}", Format.JSONL)))
        .isEqualTo(new StartOutcome.Conflict());
    assertThat(batches.start(CALLER, command("{}", Format.JSONL)))
        .isEqualTo(new StartOutcome.NotFound());
    assertThat(api.asked().getFirst().header("Content-Type")).isEqualTo("application/jsonl");
  }

  @Test
  void checksWithoutStarting() {
    api.says(
        200,
        """
        {"rows": 2, "refused": 1, "error_count": 1, "errors": [{"code": "input.type",
          "message": "wrong", "pointer": "/inputs/age", "line": 3, "severity": "error"}]}""");

    var check = batches.check(CALLER, command("name\n", Format.CSV)).orElseThrow();

    assertThat(check.good()).isEqualTo(1);
    assertThat(check.errors().getFirst().line()).isEqualTo(3);
    assertThat(api.asked().getFirst().path()).endsWith("&check=true");
  }

  @Test
  void tellsWhyATableIsRefusedAsAWhole() {
    api.says(413, FakeApi.problem(413, "request.too-large", ""));

    var check = batches.check(CALLER, command("name\n", Format.CSV)).orElseThrow();

    assertThat(check.rows()).isZero();
    assertThat(check.errors().getFirst().message()).isEqualTo("A detail");
  }

  @Test
  void readsABatchAndAList() {
    api.says(200, BATCH).says(404, "").says(200, "{\"items\": [" + BATCH + "]}");

    assertThat(batches.find(CALLER, ID).orElseThrow().status()).isEqualTo(BatchStatus.PAUSED);
    assertThat(batches.find(CALLER, ID)).isEmpty();
    assertThat(batches.list(CALLER, new BatchFilter("w", 25, "")).items()).hasSize(1);
    assertThat(api.asked().getLast().path()).isEqualTo("/api/batches?workflow_id=w&limit=25");
  }

  @Test
  void asksForSomeRowsByTheirLines() {
    api.says(200, "{\"items\": [{\"line\": 3, \"status\": \"waiting\"}]}").says(404, "");

    assertThat(batches.rows(CALLER, ID, Set.of(7, 3)))
        .extracting(BatchRow::line)
        .containsExactly(3);
    assertThat(batches.rows(CALLER, ID, Set.of(7))).isEmpty();
    assertThat(batches.rows(CALLER, ID, Set.of())).isEmpty();
    assertThat(api.asked()).hasSize(2);
    assertThat(api.asked().getFirst().path()).isEqualTo("/api/batches/" + ID + "/rows?lines=3,7");
  }

  @Test
  void readsWhatHasBecomeOfRows() {
    api.says(
        200,
        """
        {"items": [
          {"line": 2, "status": "completed", "job_id": "p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA",
           "inputs": {"n": 1.50}, "result": "done"},
          {"line": 3, "status": "refused", "errors": [{"code": "input.type", "message": "wrong",
            "pointer": "/inputs/n", "line": 3, "severity": "error"}]},
          {"line": 4, "status": "waiting", "inputs": {}},
          {"line": 5, "status": "cancelled", "inputs": {}}], "next_cursor": "5"}""");

    var rows = batches.rows(CALLER, ID, 1, 4);

    assertThat(rows).extracting(BatchRow::line).containsExactly(2, 3, 4, 5);
    assertThat(rows.getFirst().state())
        .isEqualTo(
            new RowState.Fed(
                new JobId("p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA"),
                JobStatus.COMPLETED,
                null,
                JsonValue.of("done"),
                null));
    assertThat(rows.getFirst().inputs().orElseThrow().toJson()).isEqualTo("{\"n\":1.50}");
    assertThat(rows.get(1).state()).isInstanceOf(RowState.Refused.class);
    assertThat(rows.get(2).state()).isEqualTo(new RowState.Waiting());
    assertThat(rows.get(3).state()).isEqualTo(new RowState.Withdrawn());
    assertThat(api.asked().getFirst().path())
        .isEqualTo("/api/batches/" + ID + "/rows?limit=4&cursor=1");
  }

  @Test
  void steersAndTellsWhatHasEnded() {
    api.says(202, BATCH).says(409, FakeApi.problem(409, "batch.ended", "")).says(404, "");

    assertThat(batches.steer(CALLER, ID, BatchWish.RUN)).isEqualTo(Outcome.STORED);
    assertThat(batches.steer(CALLER, ID, BatchWish.CANCEL)).isEqualTo(Outcome.ENDED);
    assertThat(batches.steer(CALLER, ID, BatchWish.PAUSE)).isEqualTo(Outcome.NOT_FOUND);
    assertThat(api.asked())
        .extracting(FakeApi.Asked::path)
        .containsExactly(
            "/api/batches/" + ID + "/resume",
            "/api/batches/" + ID + "/cancel",
            "/api/batches/" + ID + "/pause");
  }

  @Test
  void passesTheResultsOn() {
    api.says(200, "line,status\r\n").says(404, "").says(403, "{}");
    var out = new ByteArrayOutputStream();

    assertThat(batches.export(CALLER, ID, Format.CSV, out)).isTrue();

    assertThat(out.toString(UTF_8)).isEqualTo("line,status\r\n");
    assertThat(api.asked().getFirst().header("Accept")).isEqualTo("text/csv");
    assertThat(batches.export(CALLER, ID, Format.CSV, out)).isFalse();
    assertThatThrownBy(() -> batches.export(CALLER, ID, Format.CSV, out))
        .isInstanceOf(ApiProblemException.class);
  }

  private static StartBatch command(String table, Format format) {
    return new StartBatch(
        WORKFLOW,
        OptionalInt.of(3),
        new BatchTable(format, table),
        OptionalInt.of(7),
        OnRowError.SKIP,
        Optional.of("once"),
        Optional.empty());
  }
}
