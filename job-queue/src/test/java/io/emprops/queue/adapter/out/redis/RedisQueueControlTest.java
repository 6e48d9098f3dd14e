package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.QueueControlContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisQueueControlTest extends QueueControlContract {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected LeaseScene emptyScene() {
    return REDIS.emptyScene();
  }
}
