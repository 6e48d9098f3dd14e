package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.JobFloodContract;
import io.emprops.core.worker.port.out.LeaseScene;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisJobFloodTest extends JobFloodContract {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected LeaseScene emptyScene() {
    return REDIS.emptyScene();
  }
}
