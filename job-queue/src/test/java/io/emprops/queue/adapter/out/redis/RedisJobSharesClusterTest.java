package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.JobSharesContract;
import io.emprops.core.worker.port.out.LeaseScene;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisJobSharesClusterTest extends JobSharesContract {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  @Override
  protected LeaseScene emptyScene() {
    return CLUSTER.emptyScene();
  }
}
