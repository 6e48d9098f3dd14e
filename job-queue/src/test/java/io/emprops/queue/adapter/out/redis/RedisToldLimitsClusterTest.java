package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.ToldLimitsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisToldLimitsClusterTest extends ToldLimitsContract {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  @Override
  protected LeaseScene emptyScene() {
    return CLUSTER.emptyScene();
  }
}
