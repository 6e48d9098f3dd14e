package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.JobAdoptionContract;
import io.emprops.core.worker.port.out.LeaseScene;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisJobAdoptionClusterTest extends JobAdoptionContract {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  @Override
  protected LeaseScene emptyScene() {
    return CLUSTER.emptyScene();
  }
}
