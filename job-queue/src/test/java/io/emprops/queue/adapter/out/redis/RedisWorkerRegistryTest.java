package io.emprops.queue.adapter.out.redis;

import static io.emprops.core.job.Eventually.until;

import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.out.WorkerRegistry;
import io.emprops.core.worker.port.out.WorkerRegistryContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
  void losesAWorkerThatKeepsSilent() {
    emptyRegistry();
    WorkerRegistry impatient = REDIS.registry(Duration.ofMillis(20));
    var worker = new WorkerId("w1");
    impatient.seen(
        new WorkerPresence(
            worker,
            new MachineId("m"),
            Capabilities.ofTypes(Set.of()),
            1,
            List.of(),
            Instant.EPOCH));

    until(() -> impatient.find(worker).isEmpty() && impatient.live().isEmpty());
  }
}
