package io.emprops.ui.remote;

import static io.emprops.ui.remote.FakeApi.CALLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.Gate;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueueStats.TypeLoad;
import io.emprops.core.job.ShutGate;
import io.emprops.core.job.ShutGate.Cause;
import io.emprops.core.worker.JobExplanation.Code;
import io.emprops.core.worker.JobExplanation.Finding;
import io.emprops.core.worker.QueuePosition;
import io.emprops.ui.problem.ApiProblemException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteQueuesTest {
  private static final JobId JOB = new JobId("p0-01HZX3V6QK8M2N4P5R7S9T1W3Y");

  private final FakeApi api = new FakeApi();
  private final RemoteQueues queues = new RemoteQueues(api.client());

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void readsWhatWaitsRunsAndIsShut() {
    api.says(
        200,
        """
        {"at": "2026-03-01T10:00:00Z", "scheduled": 2, "unacknowledged": 0,
         "types": [{"job_type": "simulation", "waiting": 3, "running": 1}],
         "shut": [{"gate": "flow:k", "cause": "closed", "opens": "2026-03-01T10:01:00Z"}],
         "rates": [{"minute": "2026-03-01T10:00:00Z", "job_type": "simulation", "what": "in", "count": 4}]}""");

    var stats = queues.stats(CALLER, 15);

    assertThat(stats.types()).containsExactly(new TypeLoad(new JobType("simulation"), 3, 1));
    assertThat(stats.shut())
        .containsExactly(
            new ShutGate(
                new Gate.OfFlow("k"), Cause.CLOSED, Instant.parse("2026-03-01T10:01:00Z")));
    assertThat(stats.rates()).hasSize(1);
    assertThat(api.asked().getFirst().path()).isEqualTo("/api/queues?minutes=15");
  }

  @Test
  void pausesByTheGatesWholeName() {
    api.says(200, "{\"gate\": \"flow:a/b\", \"paused\": true, \"changed\": true}");

    assertThat(queues.pause(CALLER, new Gate.OfFlow("a/b"))).isTrue();

    assertThat(api.asked().getFirst().path()).isEqualTo("/api/queues/flow%3Aa%2Fb/pause");
  }

  @Test
  void readsWhyAJobWaits() {
    api.says(
        200,
        """
        {"job": "p0-01HZX3V6QK8M2N4P5R7S9T1W3Y", "status": "pending",
         "findings": [{"code": "no-worker-yet", "message": "Nobody."}],
         "workers": [{"worker_id": "w1", "fits": false, "free_slots": 1, "slots": 1,
           "unmet": {"condition": "job_type", "required": "a", "offered": "[b]"}}]}""");

    var why = queues.why(CALLER, JOB).orElseThrow();

    assertThat(why.findings()).containsExactly(new Finding(Code.NO_WORKER_YET, "Nobody."));
    assertThat(why.workers()).hasSize(1);
  }

  @Test
  void readsAPlaceOrItsAbsence() {
    api.says(200, "{\"position\": {\"at_least\": 1, \"at_most\": 3}}");
    api.says(200, "{}");
    api.says(404, "");

    assertThat(queues.position(CALLER, JOB).orElseThrow().position())
        .contains(new QueuePosition(1, 3, null, null));
    assertThat(queues.position(CALLER, JOB).orElseThrow().position()).isEmpty();
    assertThat(queues.position(CALLER, JOB)).isEmpty();
  }

  @Test
  void tellsARefusal() {
    api.says(403, "{}");

    assertThatThrownBy(() -> queues.why(CALLER, JOB)).isInstanceOf(ApiProblemException.class);
  }
}
