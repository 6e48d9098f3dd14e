package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.JobQueueContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisJobQueueTest extends JobQueueContract {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected JobQueue emptyQueue() {
    return REDIS.emptyScene().queue();
  }
}
