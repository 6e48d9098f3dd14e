package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.it.scenario.ForeignWorker.Held;
import io.emprops.it.scenario.ForeignWorker.Transport;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Anyone may ask why a job waits; operators pause and resume. */
@ExtendWith(TheWorld.class)
final class QueueIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final World world;
  private final Workflows workflows;
  private final String type = "studio_" + UUID.randomUUID().toString().substring(0, 8);

  QueueIT(World world) {
    this.world = world;
    this.workflows = new Workflows(world.api());
  }

  @Test
  void tellsWhyAJobWaitsUntilItHasEnded() {
    String job = job();
    awaitCode(job, "no-worker-yet");
    try (var worker = ForeignWorker.register(world, Transport.HTTP, "w-" + type, type)) {
      awaitCode(job, "next");
      assertThat(worker(job, "w-" + type).path("fits").asBoolean()).isTrue();
      assertThat(position(job).path("at_least").asInt()).isZero();

      steer("pause");
      assertThat(why(job).path("findings").findValuesAsText("code")).containsExactly("paused");
      assertThat(queues().path("shut").findValuesAsText("gate")).contains("type:" + type);
      steer("resume");
      Held held = worker.pull();

      assertThat(held.job()).isEqualTo(job);
      awaitCode(job, "running");
      assertThat(position(job).isMissingNode()).isTrue();
      assertThat(worker.complete(job, held.token(), "1")).isEqualTo("ack");
      workflows.awaitEnd(job);
      awaitCode(job, "ended");
    }
  }

  @Test
  void showsThatNobodyCanTakeAJobUntilSomebodyRegisters() {
    String document =
        "{\"job_type\":\"%s\",\"template\":{\"a\":1},\"requirements\":{\"labels\":{\"a\":1}}}"
            .formatted(type);
    String workflow = workflows.saveForId("studio", document);
    String first = workflows.execute(workflow, "{}");
    awaitCondition(first, "no-worker-yet");
    JsonNode second =
        world.api().post("/api/workflows/" + workflow + "/execute", "{\"inputs\":{}}").expect(202);

    assertThat(second.at("/unworkable/reason").asText()).isEqualTo("no-worker-yet");
    String id = "w-" + type;
    try (var unfit = ForeignWorker.register(world, Transport.HTTP, id, type)) {
      awaitCondition(first, "requirements-unmet");
      assertThat(worker(first, id).path("fits").asBoolean()).isFalse();
      assertThat(unfit).isNotNull();
    }
    try (var fit = ForeignWorker.register(world, Transport.HTTP, id, type, "{\"a\":1}")) {
      awaitCondition(first, "");
      for (int job = 0; job < 2; job++) {
        Held held = fit.pull();
        assertThat(fit.complete(held.job(), held.token(), "1")).isEqualTo("ack");
      }
    }
    workflows.awaitEnd(first);
    workflows.awaitEnd(second.path("job_id").asText());
  }

  @Test
  void refusesWhatIsNoGateAndHidesJobsThatAreNotThere() {
    world.api().post("/api/queues/colour:red/pause", "").expect(400);
    world.api().get("/api/jobs/p0-01HZX3V6QK8M2N4P5R7S9T1W3Y/why").expect(404);
    world.api().get("/api/jobs/p0-01HZX3V6QK8M2N4P5R7S9T1W3Y/position").expect(404);
    world.api().get("/api/queues?minutes=16").expect(400);
    world.api().anonymous().get("/api/queues").expect(401);
  }

  @Test
  void keepsAPauseThroughTheLossOfAllLiveState() {
    steer("pause");
    String job = job();
    world.forgetLiveState();

    JsonNode rebuilt = world.api().post("/api/queues/rebuild", "").expect(200);

    assertThat(rebuilt.path("settings").asInt()).isPositive();
    try (var worker = ForeignWorker.register(world, Transport.HTTP, "w-" + type, type)) {
      awaitCode(job, "paused");
      steer("resume");
      Held held = worker.pull();

      assertThat(held.job()).isEqualTo(job);
      assertThat(worker.complete(job, held.token(), "1")).isEqualTo("ack");
      workflows.awaitEnd(job);
    }
  }

  private String job() {
    String document = "{\"job_type\":\"%s\",\"template\":{\"a\":1}}".formatted(type);
    return workflows.execute(workflows.saveForId("studio", document), "{}");
  }

  private void steer(String wish) {
    JsonNode answer = world.api().post("/api/queues/" + type + "/" + wish, "").expect(200);
    assertThat(answer.path("changed").asBoolean()).isTrue();
  }

  private JsonNode queues() {
    return world.api().get("/api/queues").expect(200);
  }

  private JsonNode why(String job) {
    return world.api().get("/api/jobs/" + job + "/why").expect(200);
  }

  private JsonNode position(String job) {
    return world.api().get("/api/jobs/" + job + "/position").expect(200).path("position");
  }

  private JsonNode worker(String job, String id) {
    for (JsonNode worker : why(job).path("workers")) {
      if (worker.path("worker_id").asText().equals(id)) {
        return worker;
      }
    }
    throw new AssertionError("no worker " + id);
  }

  /** In the job's record and in lists. */
  private void awaitCondition(String job, String reason) {
    Waiting.until(
        reason,
        SOON,
        () -> List.of(world.api().get("/api/jobs/" + job).expect(200), listed()),
        seen -> seen.stream().allMatch(at -> at.at("/unworkable/reason").asText().equals(reason)));
  }

  private JsonNode listed() {
    return world.api().get("/api/jobs?job_type=" + type).expect(200).path("items").path(0);
  }

  private void awaitCode(String job, String code) {
    Waiting.until(
        code,
        SOON,
        () -> why(job),
        why -> why.path("findings").path(0).path("code").asText().equals(code));
  }
}
