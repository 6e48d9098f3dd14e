package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.QueueBudgetsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisQueueBudgetsTest extends QueueBudgetsContract {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected LeaseScene emptyScene() {
    return REDIS.emptyScene();
  }
}
