package io.emprops.queue.adapter.out.redis;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A job of which Redis has lost a part holds up no other. */
final class RedisLostBodyTest {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final IdleWorker WORKER =
      new IdleWorker(
          new WorkerId("w1"), Capabilities.ofTypes(Set.of(new JobType("simulation"))), 8, 8);

  private final LeaseScene scene = REDIS.emptyScene();
  private final QueuedJob claimed = aJob().number(1).build();
  private final QueuedJob waiting = dueSoon(2);
  private final QueuedJob whole = dueSoon(3);

  @Test
  void isForgottenSoThatTheLedgerSubmitsItAgain() {
    scene.queue().submit(List.of(claimed));
    loseBody(claimed);
    assertThat(claim()).isEmpty();
    scene.queue().submit(List.of(waiting, whole));
    loseBody(waiting);

    scene.pass(Duration.ofMinutes(2));

    assertThat(scene.queue().unknownAmong(List.of(waiting.id(), claimed.id(), whole.id())))
        .containsExactlyInAnyOrder(waiting.id(), claimed.id());
    scene.queue().submit(List.of(claimed));
    assertThat(claim()).extracting(claim -> claim.job().id()).containsExactly(claimed.id());
  }

  private static QueuedJob dueSoon(int number) {
    return aJob().number(number).deadline(Instant.now().plusSeconds(5)).build();
  }

  private List<Claim> claim() {
    return scene.leases().claim(TestRedis.P0, WORKER, Duration.ofMinutes(1), 8);
  }

  private static void loseBody(QueuedJob job) {
    String key = "{p0}:job:" + job.id() + ":body";
    assertThat(REDIS.command(Request.cmd(Command.DEL).arg(key)).toInteger()).isEqualTo(1);
  }
}
