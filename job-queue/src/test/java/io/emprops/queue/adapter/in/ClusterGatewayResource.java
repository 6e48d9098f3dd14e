package io.emprops.queue.adapter.in;

import io.emprops.queue.adapter.out.redis.SixNodes;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Optional;

/** A Redis Cluster in place of the single Redis of {@link GatewayResource}. */
public final class ClusterGatewayResource implements QuarkusTestResourceLifecycleManager {
  private Optional<SixNodes> nodes = Optional.empty();

  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    var started = new SixNodes();
    nodes = Optional.of(started);
    return Map.of("quarkus.redis.client-type", "cluster", "quarkus.redis.hosts", started.urls());
  }

  @Override
  public void stop() {
    nodes.ifPresent(SixNodes::close);
  }
}
