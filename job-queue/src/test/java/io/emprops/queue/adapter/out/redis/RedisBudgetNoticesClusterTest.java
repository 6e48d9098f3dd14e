package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.BudgetNoticesContract;
import io.emprops.core.worker.port.out.LeaseScene;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisBudgetNoticesClusterTest extends BudgetNoticesContract {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  @Override
  protected LeaseScene emptyScene() {
    return CLUSTER.emptyScene();
  }
}
