package io.emprops.ui.remote;

import static io.emprops.ui.remote.FakeApi.CALLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.in.RequeueOutcome;
import io.emprops.core.json.JsonValue;
import io.emprops.ui.problem.ApiProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteDeadLettersTest {
  private static final JobId JOB = new JobId("p0-01HZX3V6QK8M2N4P5R7S9T1W3Y");
  private static final ErrorSignature SIGNATURE =
      new ErrorSignature("0123456789abcdef0123456789abcdef");
  private static final String ONE_JOB =
      "{\"jobs\": [\"%s\"], \"failures\": [], \"more\": false, \"succeeded\": 1, \"failed\": 0}"
          .formatted(JOB);

  private final FakeApi api = new FakeApi();
  private final RemoteDeadLetters letters = new RemoteDeadLetters(api.client());

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void readsErrorsAndHowManyJobsEndedWithThem() {
    api.says(
        200,
        """
        {"items": [{"signature": "%s", "job_type": "openai_chat", "class": "auth_error",
          "reason": "http-401", "count": 7, "first_at": "2026-03-01T10:00:00Z",
          "last_at": "2026-03-01T11:00:00Z", "sample_job": "%s", "sample_message": "no such key"}]}"""
            .formatted(SIGNATURE, JOB));

    var groups = letters.groups(CALLER, "", 50, "").items();

    assertThat(groups)
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.signature()).isEqualTo(SIGNATURE);
              assertThat(group.failureClass()).isEqualTo(FailureClass.AUTH_ERROR);
              assertThat(group.count()).isEqualTo(7);
              assertThat(group.sampleMessage()).isEqualTo("no such key");
            });
    assertThat(api.asked().getFirst().path()).startsWith("/api/dead-letters?");
  }

  @Test
  void sendsAllOfAnErrorAgain() {
    api.says(200, ONE_JOB);

    assertThat(letters.requeue(CALLER, SIGNATURE).jobs()).containsExactly(JOB);

    assertThat(api.asked().getFirst().path())
        .isEqualTo("/api/dead-letters/" + SIGNATURE + "/requeue");
  }

  @Test
  void dismissesAnError() {
    api.says(200, "{\"dismissed\": 7}");

    assertThat(letters.dismiss(CALLER, SIGNATURE)).isEqualTo(7);

    assertThat(api.asked().getFirst().path())
        .isEqualTo("/api/dead-letters/" + SIGNATURE + "/dismiss");
  }

  @Test
  void sendsOneAgainWithOtherInputs() {
    api.says(200, ONE_JOB);

    assertThat(letters.requeueEdited(CALLER, JOB, JsonValue.emptyObject()))
        .isEqualTo(new RequeueOutcome.Requeued(JOB));

    assertThat(api.asked().getFirst().body()).contains("\"ids\":[\"" + JOB + "\"]");
  }

  @Test
  void passesOnWhatIsWrong() {
    api.says(
        403,
        "{\"type\": \"about:blank\", \"title\": \"no\", \"status\": 403, \"code\": \"forbidden\", \"errors\": []}");

    assertThatThrownBy(() -> letters.dismiss(CALLER, SIGNATURE))
        .isInstanceOf(ApiProblemException.class);
  }
}
