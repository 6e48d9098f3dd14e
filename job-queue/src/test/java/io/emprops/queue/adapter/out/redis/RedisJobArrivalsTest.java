package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.worker.port.out.JobArrivals;
import io.emprops.core.worker.port.out.JobArrivalsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisJobArrivalsTest extends JobArrivalsContract {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  @Override
  protected JobArrivals arrivals() {
    return REDIS.arrivals();
  }

  @Override
  protected JobQueue emptyQueue() {
    return REDIS.emptyScene().queue();
  }
}
