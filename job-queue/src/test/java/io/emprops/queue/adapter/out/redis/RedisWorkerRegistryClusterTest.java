package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.WorkerRegistry;
import io.emprops.core.worker.port.out.WorkerRegistryContract;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisWorkerRegistryClusterTest extends WorkerRegistryContract {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  @Override
  protected WorkerRegistry emptyRegistry() {
    CLUSTER.emptyScene();
    return CLUSTER.registry(Duration.ofMinutes(1));
  }
}
