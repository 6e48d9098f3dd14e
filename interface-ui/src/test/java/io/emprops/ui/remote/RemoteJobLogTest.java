package io.emprops.ui.remote;

import static io.emprops.ui.remote.FakeApi.CALLER;
import static io.emprops.ui.remote.FakeApi.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.port.in.FollowJobQuery;
import io.emprops.ui.problem.ApiProblemException;
import io.emprops.ui.problem.ApiUnavailableException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RemoteJobLogTest {
  private static final JobId JOB = new JobId("p0-01JDZZZZZZZZZZZZZZZZZZZZZ7");

  private final FakeApi api = new FakeApi();
  private final RemoteJobLog log = new RemoteJobLog(api.client());
  private final Heard heard = new Heard();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void handsEventsOverUntilTheResult() {
    api.streams(
        ": welcome\n\n"
            + event("1.1", "state", "{\"status\": \"pending\"}")
            + event("1.2", "output", "{\"text\": \"Once\"}")
            + event("1.3", "result", "{\"status\": \"completed\", \"attempts\": []}"));

    boolean exists = log.follow(CALLER, JOB, Optional.empty(), heard);

    assertThat(exists).isTrue();
    assertThat(heard.ids).containsExactly("1.1", "1.2", "1.3");
    assertThat(api.asked().getFirst().header("Accept")).isEqualTo("text/event-stream");
    assertThat(api.asked().getFirst().header("Last-Event-ID")).isEmpty();
  }

  @Test
  void takesABrokenStreamUpBehindTheLastEvent() {
    api.streams(
            event("1.1", "state", "{\"status\": \"pending\"}")
                + "event: output\nid: 1.2\ndata: {\"cut off")
        .streams(event("1.2", "result", "{\"status\": \"completed\", \"attempts\": []}"));

    log.follow(CALLER, JOB, Optional.empty(), heard);

    assertThat(heard.ids).containsExactly("1.1", "1.2");
    assertThat(api.asked().getLast().header("Last-Event-ID")).isEqualTo("1.1");
  }

  @Test
  void goesOnBehindASnapshot() {
    var snapshot =
        """
        event: snapshot
        id: 2.40
        data: {"job_id": "%s", "up_to": "2.40",
        data: "status": "in_progress", "text": "so far"}

        """
            .formatted(JOB);
    api.streams(snapshot)
        .streams(event("2.41", "result", "{\"status\": \"completed\", \"attempts\": []}"));

    log.follow(CALLER, JOB, Optional.of(EventId.parse("1.7")), heard);

    assertThat(heard.snapshots).extracting(JobSnapshot::text).containsExactly("so far");
    assertThat(api.asked().getFirst().header("Last-Event-ID")).isEqualTo("1.7");
    assertThat(api.asked().getLast().header("Last-Event-ID")).isEqualTo("2.40");
  }

  @Test
  void knowsNoJobWhereTheApiKnowsNone() {
    api.says(404, problem(404, "not-found", ""));

    assertThat(log.follow(CALLER, JOB, Optional.empty(), heard)).isFalse();
  }

  @Test
  void throwsWhatTheApiRefuses() {
    api.says(401, problem(401, "auth.token", ""));

    assertThatExceptionOfType(ApiProblemException.class)
        .isThrownBy(() -> log.follow(CALLER, JOB, Optional.empty(), heard));
  }

  @Test
  void givesUpOnAnApiThatStaysAway() {
    var nobody = new RemoteJobLog(FakeApi.client(URI.create("http://127.0.0.1:1")));

    assertThatExceptionOfType(ApiUnavailableException.class)
        .isThrownBy(() -> nobody.follow(CALLER, JOB, Optional.empty(), heard));
  }

  @Test
  void stopsForAListenerThatCloses() {
    api.streams(event("1.1", "state", "{\"status\": \"pending\"}"));
    heard.closesAfter = 1;

    assertThat(log.follow(CALLER, JOB, Optional.empty(), heard)).isTrue();
    assertThat(heard.ids).containsExactly("1.1");
  }

  private static String event(String id, String type, String data) {
    return """
        event: %s
        id: %s
        data: {"id": "%s", "job_id": "%s", "at": "2026-11-24T02:00:00Z", "type": "%s", "data": %s}

        """
        .formatted(type, id, id, JOB, type, data);
  }

  private static final class Heard implements FollowJobQuery.Listener {
    final List<String> ids = new ArrayList<>();
    final List<JobSnapshot> snapshots = new ArrayList<>();
    int closesAfter = Integer.MAX_VALUE;

    @Override
    public void snapshot(JobSnapshot snapshot) {
      snapshots.add(snapshot);
    }

    @Override
    public void event(JobEvent event) {
      ids.add(event.id().toString());
    }

    @Override
    public void idle() {
      // Nothing to do: the tests' answers are all there from the beginning.
    }

    @Override
    public boolean isClosed() {
      return ids.size() >= closesAfter;
    }
  }
}
