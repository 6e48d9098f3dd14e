package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.JobLeasesContract;
import io.emprops.core.worker.port.out.LeaseScene;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisJobLeasesClusterTest extends JobLeasesContract {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  @Override
  protected LeaseScene emptyScene() {
    return CLUSTER.emptyScene();
  }
}
