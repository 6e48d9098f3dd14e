package io.emprops.ui.remote;

import static io.emprops.ui.remote.FakeApi.CALLER;
import static io.emprops.ui.remote.FakeApi.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Unworkable;
import io.emprops.core.job.port.in.CancelJobUseCase;
import io.emprops.core.job.port.in.ExecuteOutcome;
import io.emprops.core.job.port.in.ExecuteWorkflow;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.workflow.WorkflowId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteJobsTest {
  private static final JobId JOB = new JobId("p0-01JDZZZZZZZZZZZZZZZZZZZZZ7");
  private static final WorkflowId WORKFLOW = new WorkflowId("01JDZZZZZZZZZZZZZZZZZZZZZ0");

  private final FakeApi api = new FakeApi();
  private final RemoteJobs jobs = new RemoteJobs(api.client());

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void sendsInputsWithTheirDigitsUnderTheIdempotencyKey() {
    api.says(202, "{\"job_id\": \"%s\", \"status\": \"pending\"}".formatted(JOB));

    var outcome = jobs.execute(CALLER, command("{\"n\": 0.70, \"big\": 9007199254740993}"));

    assertThat(outcome).isEqualTo(new ExecuteOutcome.Accepted(JOB));
    assertThat(api.asked().getFirst().body())
        .contains("\"inputs\":{\"n\":0.70,\"big\":9007199254740993}");
    assertThat(api.asked().getFirst().header("Idempotency-Key")).isEqualTo("key-1");
  }

  @Test
  void tellsAReplayFromANewJob() {
    api.says(202, "{\"job_id\": \"%s\"}".formatted(JOB), "Idempotency-Replayed: true");

    assertThat(jobs.execute(CALLER, command("{}"))).isEqualTo(new ExecuteOutcome.Replayed(JOB));
  }

  @Test
  void handsOverTheErrorsOfInputs() {
    var error =
        """
        {"code": "input.required", "message": "give it", "pointer": "/inputs/prompt",
         "severity": "error"}\
        """;
    api.says(422, problem(422, "inputs.invalid", error));

    assertThat(jobs.execute(CALLER, command("{}")))
        .isInstanceOfSatisfying(
            ExecuteOutcome.Refused.class,
            r -> assertThat(r.errors().getFirst().pointer()).isEqualTo("/inputs/prompt"));
  }

  @Test
  void knowsConflictsAndWhatIsNotThere() {
    api.says(409, problem(409, "idempotency.conflict", ""))
        .says(404, problem(404, "not-found", ""));

    assertThat(jobs.execute(CALLER, command("{}"))).isEqualTo(new ExecuteOutcome.Conflict());
    assertThat(jobs.execute(CALLER, command("{}"))).isEqualTo(new ExecuteOutcome.NotFound());
  }

  @Test
  void readsAnEndedJobWithAllThatIsKnownOfIt() {
    api.says(
        200,
        """
        {"id": "%s", "job_type": "openai_chat", "workflow_id": "%s", "workflow_name": "A name",
         "workflow_version": 2, "status": "failed", "reason": "http-429", "final": true,
         "priority": 50, "user_id": "ada", "inputs": {}, "payload": {"t": 0.70},
         "late": [{"pointer": "/key", "parts": [{"secret": "openai"}]}],
         "context": {"now": "2026-11-24T02:00:00Z", "seed": 7},
         "error": {"class": "rate_limit", "reason": "http-429", "message": "slow down"},
         "usage": {"duration_ms": 12}, "result_event": "1.9",
         "attempts": [{"number": 1, "worker_id": "w1", "started_at": "2026-11-24T02:00:01Z",
           "ended_at": "2026-11-24T02:00:02Z", "outcome": "failed"}],
         "created_at": "2026-11-24T02:00:00Z", "ended_at": "2026-11-24T02:00:02Z"}\
        """
            .formatted(JOB, WORKFLOW));

    var job = jobs.find(CALLER, JOB).orElseThrow();

    assertThat(job.isFinal()).isTrue();
    assertThat(job.payload().toJson()).isEqualTo("{\"t\":0.70}");
    assertThat(job.failure()).isNotNull();
    assertThat(job.attempts()).hasSize(1);
  }

  @Test
  void readsThatNobodyCanTakeAPendingJob() {
    api.says(
        200,
        """
        {"items": [{"id": "%s", "job_type": "comfyui", "workflow_id": "%s",
         "workflow_name": "A name", "workflow_version": 2, "status": "pending", "final": false,
         "unworkable": {"reason": "requirements-unmet", "message": "None has met it."},
         "user_id": "ada", "customer_id": "acme", "requirements": {"models": "flux"},
         "created_at": "2026-11-24T02:00:00Z"}]}\
        """
            .formatted(JOB, WORKFLOW));

    var job = jobs.list(CALLER, JobFilter.all()).items().getFirst();

    assertThat(job.unworkable())
        .isEqualTo(new Unworkable(Unworkable.Reason.REQUIREMENTS_UNMET, "None has met it."));
  }

  @Test
  void listsByState() {
    api.says(200, "{\"items\": []}");

    jobs.list(CALLER, new JobFilter("failed", "", "", "", 50, ""));

    assertThat(api.asked().getFirst().path()).isEqualTo("/api/jobs?status=failed&limit=50");
  }

  @Test
  void cancelsInTimeOrTooLateOrNothing() {
    api.says(202, "{}")
        .says(409, problem(409, "job.ended", ""))
        .says(404, problem(404, "not-found", ""));

    assertThat(jobs.cancel(CALLER, JOB)).isEqualTo(CancelJobUseCase.Outcome.REQUESTED);
    assertThat(jobs.cancel(CALLER, JOB)).isEqualTo(CancelJobUseCase.Outcome.ALREADY_ENDED);
    assertThat(jobs.cancel(CALLER, JOB)).isEqualTo(CancelJobUseCase.Outcome.NOT_FOUND);
  }

  private static ExecuteWorkflow command(String inputs) {
    return ExecuteWorkflow.of(WORKFLOW, (JsonObject) JsonText.parse(inputs)).under("key-1");
  }
}
