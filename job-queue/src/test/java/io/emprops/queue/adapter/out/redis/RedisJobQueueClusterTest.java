package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.JobQueueContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisJobQueueClusterTest extends JobQueueContract {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  @Override
  protected JobQueue emptyQueue() {
    return CLUSTER.emptyScene().queue();
  }
}
