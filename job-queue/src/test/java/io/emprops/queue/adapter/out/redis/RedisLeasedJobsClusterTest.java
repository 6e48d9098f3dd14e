package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.LeasedJobs;
import io.emprops.core.worker.port.out.LeasedJobsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisLeasedJobsClusterTest extends LeasedJobsContract {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  @Override
  protected LeaseScene emptyScene() {
    return CLUSTER.emptyScene();
  }

  @Override
  protected LeasedJobs jobsOf(LeaseScene scene) {
    return CLUSTER.leasedJobs();
  }
}
