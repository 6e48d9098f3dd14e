package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.QueueBudgetsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisQueueBudgetsClusterTest extends QueueBudgetsContract {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  @Override
  protected LeaseScene emptyScene() {
    return CLUSTER.emptyScene();
  }
}
