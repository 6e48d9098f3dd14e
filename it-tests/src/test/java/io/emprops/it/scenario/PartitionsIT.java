package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.it.scenario.ForeignWorker.Held;
import io.emprops.it.scenario.ForeignWorker.Transport;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs of two partitions: nobody who submits, works, follows or operates has to know of them. */
@ExtendWith(TheWorld.class)
final class PartitionsIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final World world;
  private final Workflows workflows;
  private final String together = "studio_" + UUID.randomUUID().toString().substring(0, 8);

  PartitionsIT(World world) {
    this.world = world;
    this.workflows = new Workflows(world.api());
  }

  @AfterEach
  void letGo() {
    steer("resume");
  }

  @Test
  void oneWorkerTakesTheJobsOfBoth() {
    Set<String> jobs = Set.of(job(together), job(World.TYPE_APART));
    assertThat(jobs).anyMatch(job -> job.startsWith("p0-")).anyMatch(job -> job.startsWith("p1-"));
    try (var worker = worker()) {
      Set<String> done = new HashSet<>();
      for (int i = 0; i < 2; i++) {
        Held held = worker.pull();
        assertThat(worker.complete(held.job(), held.token(), "1")).isEqualTo("ack");
        done.add(held.job());
      }

      assertThat(done).isEqualTo(jobs);
      jobs.forEach(workflows::awaitEnd);
    }
  }

  @Test
  void whatIsToldToOneHoldsThroughTheLossOfAllLiveState() {
    steer("pause");
    String apart = job(World.TYPE_APART);
    awaitFinding(apart, "paused");
    world.forgetLiveState();
    awaitFinding(apart, "paused");
    String other = job(together);
    try (var worker = worker()) {
      Held first = worker.pull();
      assertThat(first.job()).isEqualTo(other);
      assertThat(worker.complete(other, first.token(), "1")).isEqualTo("ack");

      steer("resume");
      Held second = worker.pull();

      assertThat(second.job()).isEqualTo(apart);
      assertThat(worker.complete(apart, second.token(), "1")).isEqualTo("ack");
      workflows.awaitEnd(apart);
    }
  }

  private ForeignWorker worker() {
    return ForeignWorker.register(
        world, Transport.HTTP, "w-" + together, List.of(together, World.TYPE_APART), "{}");
  }

  private String job(String type) {
    String document = "{\"job_type\":\"%s\",\"template\":{\"a\":1}}".formatted(type);
    return workflows.execute(workflows.saveForId("studio", document), "{}");
  }

  private void steer(String wish) {
    world.api().post("/api/queues/" + World.TYPE_APART + "/" + wish, "").expect(200);
  }

  private void awaitFinding(String job, String code) {
    Waiting.until(
        job + " waits as " + code,
        SOON,
        () -> world.api().get("/api/jobs/" + job + "/why").json(),
        why -> why.path("findings").findValuesAsText("code").contains(code));
  }
}
