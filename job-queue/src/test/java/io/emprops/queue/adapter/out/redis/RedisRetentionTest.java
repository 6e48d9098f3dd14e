package io.emprops.queue.adapter.out.redis;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.core.worker.port.out.LeaseScene;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing stays for good but a few keys that do not grow. */
final class RedisRetentionTest {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final Set<String> FIXED =
      Set.of("{p0}:meta", "{p0}:events", "{p0}:flows", "{p0}:judged", "{p0}:judged-at");
  private static final IdleWorker WORKER =
      new IdleWorker(
          new WorkerId("w1"), Capabilities.ofTypes(Set.of(new JobType("simulation"))), 8, 8);
  private static final String PREFERS = "{\"preferred\":{\"labels\":{\"region\":\"eu\"}}}";

  @Test
  void holdsOnlyItsFixedKeysOnceTheLastJobHasGone() {
    LeaseScene scene = REDIS.emptyScene();
    scene.control().limit(TestRedis.P0, "limited", FlowLimit.atOnce(1));
    scene.control().weigh(TestRedis.P0, "c1", 2);
    submit(scene);
    end(scene);

    scene.control().limit(TestRedis.P0, "limited", FlowLimit.NONE);
    scene.control().weigh(TestRedis.P0, "c1", 1);
    scene.queue().acknowledge(ids());
    scene.pass(Duration.ofHours(2));
    // Classes are forgotten ten at a time.
    IntStream.range(0, 20).forEach(_ -> scene.leases().reap(TestRedis.P0));

    assertThat(lasting()).isSubsetOf(FIXED);
  }

  private static void submit(LeaseScene scene) {
    for (int n = 0; n < 60; n++) {
      var job = aJob().number(n).customer("c" + n % 5).maxAttempts(1).cost(1 + n % 3);
      switch (n % 6) {
        case 0 -> job.flowKeys("limited");
        case 1 -> job.flowKeys("free", "limited");
        case 2 -> job.requirements(PREFERS);
        case 3 -> job.requirements("{\"labels\":{\"n\":{\"!=\":%d}}}".formatted(n));
        case 4 -> job.requirements("{\"labels\":{\"n\":%d}}".formatted(n));
        default -> job.deadline(Instant.now().plusSeconds(3_600));
      }
      scene.queue().submit(List.of(job.build()));
    }
  }

  /** Some complete, some fail, some are cancelled while they wait behind a gate or for a worker. */
  private static void end(LeaseScene scene) {
    scene.control().pause(TestRedis.P0, new Gate.OfCustomer("c2"));
    scene.pass(Duration.ofSeconds(6));
    int turn = 0;
    List<Claim> claims = claim(scene);
    while (!claims.isEmpty()) {
      for (Claim claim : claims) {
        if (turn++ % 3 == 0) {
          var failure = JobFailure.of(FailureClass.AUTH_ERROR, "http-401", "no");
          scene.leases().fail(claim.job().id(), claim.token(), failure);
        } else {
          scene
              .leases()
              .complete(claim.job().id(), claim.token(), JsonValue.of(1), Usage.ofDuration(1));
        }
      }
      claims = claim(scene);
    }
    ids().forEach(scene.queue()::cancel);
    scene.control().resume(TestRedis.P0, new Gate.OfCustomer("c2"));
  }

  private static List<Claim> claim(LeaseScene scene) {
    return scene.leases().claim(TestRedis.P0, WORKER, Duration.ofMinutes(1), 8);
  }

  private static List<JobId> ids() {
    return IntStream.range(0, 60).mapToObj(n -> aJob().number(n).build().id()).toList();
  }

  private static long ttl(String key) {
    return Long.parseLong(REDIS.command(Request.cmd(Command.PTTL).arg(key)).toString());
  }

  /** Keys that will not expire. */
  private static List<String> lasting() {
    return REDIS.command(Request.cmd(Command.KEYS).arg("*")).stream()
        .map(String::valueOf)
        .filter(key -> ttl(key) < 0)
        .toList();
  }
}
