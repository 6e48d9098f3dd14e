package io.emprops.queue.adapter.out.redis;

import static io.emprops.core.job.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.out.WorkerRegistry;
import io.emprops.core.worker.port.out.WorkerRegistryContract;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisWorkerRegistryTest extends WorkerRegistryContract {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected WorkerRegistry emptyRegistry() {
    REDIS.emptyScene();
    return REDIS.registry(Duration.ofMinutes(1));
  }

  @Test
  void takesAPullForASignOfLife() {
    WorkerRegistry registry = emptyRegistry();
    registry.seen(worker("w1"));
    REDIS.command(
        Request.cmd(Command.ZINCRBY)
            .arg("{p0}:workers")
            .arg(-Duration.ofSeconds(50).toMillis())
            .arg("w1"));
    long before = seenAt("w1");

    registry.pulling(new WorkerId("w1"));

    assertThat(seenAt("w1")).isGreaterThanOrEqualTo(before + Duration.ofSeconds(50).toMillis());
  }

  private static long seenAt(String worker) {
    return (long)
        Double.parseDouble(
            REDIS.command(Request.cmd(Command.ZSCORE).arg("{p0}:workers").arg(worker)).toString());
  }

  @Test
  void losesAWorkerThatKeepsSilent() {
    emptyRegistry();
    WorkerRegistry impatient = REDIS.registry(Duration.ofMillis(20));
    var worker = new WorkerId("w1");
    impatient.seen(worker("w1"));

    until(() -> impatient.find(worker).isEmpty() && impatient.live().isEmpty());
  }

  @Test
  void knowsUpToWhenTokensAreRefusedWhicheverTimeWasToldFirst() {
    QueueControl control = REDIS.emptyScene().control();
    WorkerRegistry registry = REDIS.registry(Duration.ofMinutes(1));
    Instant late = Instant.parse("2026-11-01T10:00:00.123Z");

    control.revoke(Partitions.DEFAULT, new WorkerId("w1"), late);
    control.revoke(Partitions.DEFAULT, new WorkerId("w1"), late.minusSeconds(1));
    control.revoke(Partitions.DEFAULT, new WorkerId("w2"), late.minusSeconds(1));
    control.revoke(Partitions.DEFAULT, new WorkerId("w2"), late);

    assertThat(registry.revoked())
        .isEqualTo(Map.of(new WorkerId("w1"), late, new WorkerId("w2"), late));
  }

  private static WorkerPresence worker(String id) {
    return new WorkerPresence(
        new WorkerId(id),
        new MachineId("m"),
        Capabilities.ofTypes(Set.of()),
        1,
        List.of(),
        Instant.EPOCH,
        null);
  }
}
