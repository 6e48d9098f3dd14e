package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.LeasedJobs;
import io.emprops.core.worker.port.out.LeasedJobsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisLeasedJobsTest extends LeasedJobsContract {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected LeaseScene emptyScene() {
    return REDIS.emptyScene();
  }

  @Override
  protected LeasedJobs jobsOf(LeaseScene scene) {
    return REDIS.leasedJobs();
  }
}
