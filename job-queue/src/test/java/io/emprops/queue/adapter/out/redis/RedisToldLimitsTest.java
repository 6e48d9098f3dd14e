package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.ToldLimitsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisToldLimitsTest extends ToldLimitsContract {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected LeaseScene emptyScene() {
    return REDIS.emptyScene();
  }
}
