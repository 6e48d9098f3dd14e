package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.ExpensesContract;
import io.emprops.core.worker.port.out.LeaseScene;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisExpensesClusterTest extends ExpensesContract {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  @Override
  protected LeaseScene emptyScene() {
    return CLUSTER.emptyScene();
  }
}
