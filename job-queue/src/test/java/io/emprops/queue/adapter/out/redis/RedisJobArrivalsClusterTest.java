package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.worker.port.out.JobArrivals;
import io.emprops.core.worker.port.out.JobArrivalsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisJobArrivalsClusterTest extends JobArrivalsContract {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  @Override
  protected JobArrivals arrivals() {
    return CLUSTER.arrivals();
  }

  @Override
  protected JobQueue emptyQueue() {
    return CLUSTER.emptyScene().queue();
  }
}
