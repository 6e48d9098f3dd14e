package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.it.scenario.ForeignWorker.Held;
import io.emprops.it.scenario.ForeignWorker.Transport;
import io.emprops.it.scenario.JobEvents.Event;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever dies meanwhile: an accepted job comes to exactly one end. */
@ExtendWith(TheWorld.class)
final class NothingForgottenIT {
  private static final int JOBS = 200;
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String SOURCE =
      """
      {
        "job_type": "simulation",
        "template": {"duration_ms": "{{duration}}", "steps": 3, "output": "{{text}}", "result": {"n": "{{n}}"}},
        "variable_types": {
          "duration": {"type": "integer", "default": 2500},
          "text": {"type": "text", "default": "one two three"},
          "n": {"type": "integer", "required": true}
        }
      }
      """;

  private static final String ENDED =
      "select count(*) from job where workflow_id = ? and ended_at is not null";

  private final World world;
  private final Workflows workflows;

  NothingForgottenIT(World world) {
    this.world = world;
    this.workflows = new Workflows(world.api());
  }

  @Test
  void losesNoJobWhenEachServiceIsKilledAndRedisIsEmptied() {
    String workflow = workflows.saveForId("two hundred", SOURCE);
    List<String> jobs =
        IntStream.range(0, JOBS)
            .parallel()
            .mapToObj(n -> workflows.execute(workflow, "{\"n\":%d}".formatted(n)))
            .toList();

    awaitEnded(workflow, 10);
    world.stack().kill("job-queue");
    long endedAtFirstKill = ended(workflow);
    world.stack().restart("job-queue");
    awaitEnded(workflow, 50);
    world.stack().kill("open-api");
    world.stack().restart("open-api");
    awaitEnded(workflow, 90);
    empty();
    awaitEnded(workflow, JOBS);

    assertThat(endedAtFirstKill).isLessThan(JOBS / 2);
    requireOneEndEach(workflow, jobs);
    requireWellFormedEvents(jobs);
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void takesNothingFromAWorkerWhoseLeaseIsOver(Transport transport) {
    String type = "studio_" + UUID.randomUUID().toString().substring(0, 8);
    String workflow =
        workflows.saveForId(
            "studio", "{\"job_type\":\"%s\",\"template\":{\"a\":1.10}}".formatted(type));
    try (var slow = ForeignWorker.register(world, transport, "slow-" + type, type);
        var quick = ForeignWorker.register(world, transport, "quick-" + type, type)) {
      String job = workflows.execute(workflow, "{}");
      Held lost = slow.pull();
      assertThat(lost.job()).isEqualTo(job);
      assertThat(lost.described().path("payload")).hasToString("{\"a\":1.10}");

      Held held = quick.pull();

      assertThat(held.job()).isEqualTo(job);
      assertThat(held.token()).isNotEqualTo(lost.token());
      assertThat(held.attempt()).isGreaterThan(lost.attempt());
      assertThat(slow.heartbeat(lost).path("lost")).hasToString("[\"%s\"]".formatted(job));
      requireStale(slow, job, lost.token());
      requireStale(quick, job, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
      assertThat(quick.heartbeat(held).path("leases")).hasToString("[\"%s\"]".formatted(job));
      assertThat(quick.complete(job, held.token(), "{\"by\":\"quick\",\"n\":1.10}"))
          .isEqualTo("ack");
      Api.Answer ended = workflows.awaitEnd(job);
      requireStale(slow, job, lost.token());
      assertThat(ended.json().path("status").asText()).isEqualTo("completed");
      assertThat(ended.json().path("result")).hasToString("{\"by\":\"quick\",\"n\":1.10}");
      assertThat(ended.json().path("attempts").findValuesAsText("outcome"))
          .containsExactly("crashed", "completed");
      assertThat(lateResults(job)).isZero();
    }
  }

  @Test
  void keepsAWorkerToTheJobTypesOfItsToken() {
    String mine = "studio_mine";
    try (var worker = ForeignWorker.register(world, Transport.HTTP, "narrow", mine)) {
      JsonNode answer =
          worker
              .line()
              .ask(
                  "register",
                  "{\"type\":\"register\",\"worker_id\":\"narrow\",\"machine_id\":\"m\",\"capabilities\":{\"job_types\":[\"simulation\"]},\"slots\":1}");

      assertThat(answer.path("type").asText()).isNotEqualTo("registered");
    }
  }

  /** Every kind of write is refused, and the job stays as it is. */
  private void requireStale(ForeignWorker worker, String job, String token) {
    String before = unchanging(job);
    assertThat(worker.complete(job, token, "{\"by\":\"slow\"}")).isEqualTo("stale-lease");
    assertThat(worker.report("progress", job, token, ",\"done\":1,\"total\":2"))
        .isEqualTo("stale-lease");
    assertThat(worker.report("output", job, token, ",\"text\":\"no\"")).isEqualTo("stale-lease");
    assertThat(
            worker.report(
                "fail",
                job,
                token,
                ",\"class\":\"auth_error\",\"reason\":\"no\",\"message\":\"no\""))
        .isEqualTo("stale-lease");
    assertThat(worker.report("release", job, token, "")).isEqualTo("stale-lease");
    assertThat(unchanging(job)).isEqualTo(before);
  }

  /** What a refused write could have changed, as the API tells it. */
  private String unchanging(String job) {
    JsonNode record = workflows.job(job).expect(200);
    return "%s %s %s".formatted(record.path("result"), record.path("error"), record.path("final"));
  }

  private void requireOneEndEach(String workflow, List<String> jobs) {
    assertThat(
            world
                .ledger()
                .ask("select status from job where workflow_id = ? group by status", workflow))
        .containsExactly("completed");
    assertThat(world.ledger().ask("select id from job where workflow_id = ?", workflow))
        .containsExactlyInAnyOrderElementsOf(jobs);
    for (int n = 0; n < jobs.size(); n++) {
      JsonNode record = workflows.job(jobs.get(n)).expect(200);
      assertThat(record.path("status").asText()).isEqualTo("completed");
      assertThat(record.path("final").asBoolean()).isTrue();
      assertThat(record.at("/result/n").asInt()).isEqualTo(n);
    }
  }

  private void requireWellFormedEvents(List<String> jobs) {
    for (String job : List.of(jobs.getFirst(), jobs.get(JOBS / 2), jobs.getLast())) {
      try (JobEvents events = JobEvents.of(world.api(), job)) {
        List<Event> all = events.toEnd();
        JobEvents.requireWellFormed(all);
        assertThat(all.stream().filter(event -> event.type().equals("result"))).hasSize(1);
        assertThat(workflows.job(job).json().path("result_event").asText())
            .isEqualTo(all.getLast().id());
      }
    }
  }

  private void empty() {
    world.forgetLiveState();
  }

  private void awaitEnded(String workflow, int wanted) {
    Waiting.until(
        "%d ended jobs".formatted(wanted),
        LONGEST,
        () -> ended(workflow),
        count -> count >= wanted);
  }

  private long ended(String workflow) {
    return world.ledger().count(ENDED, workflow);
  }

  private long lateResults(String job) {
    return world.ledger().count("select count(*) from job_late_result where job_id = ?", job);
  }
}
