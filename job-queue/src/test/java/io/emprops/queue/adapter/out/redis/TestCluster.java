package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.port.out.JobArrivals;
import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.LeasedJobs;
import io.emprops.core.worker.port.out.WorkerRegistry;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The adapters of a test class on the Redis Cluster that all such classes of a run share. */
final class TestCluster implements BeforeAllCallback, AfterAllCallback {
  private Optional<Running> running = Optional.empty();

  private record Running(SixNodes nodes, Redis client, RedisScenes scenes) {}

  /** The shared one stops at the end of the run. */
  @Override
  public void beforeAll(ExtensionContext context) {
    SixNodes nodes =
        context
            .getRoot()
            .getStore(Namespace.create(TestCluster.class))
            .computeIfAbsent(SixNodes.class, _ -> new SixNodes(), SixNodes.class);
    Redis client = nodes.client();
    running =
        Optional.of(
            new Running(nodes, client, new RedisScenes(client, RedisCalls.clustered(client))));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    running.ifPresent(
        it -> {
          it.scenes().close();
          it.client().close();
        });
  }

  private Running running() {
    return running.orElseThrow();
  }

  /** Adapters on an empty cluster. */
  LeaseScene emptyScene() {
    nodes().masters().forEach(master -> master.ask(Command.FLUSHALL));
    return running().scenes().scene();
  }

  SixNodes nodes() {
    return running().nodes();
  }

  Redis client() {
    return running().client();
  }

  LeasedJobs leasedJobs() {
    return running().scenes().leasedJobs();
  }

  RedisFunctions functions() {
    return running().scenes().functions();
  }

  WorkerRegistry registry(Duration goneAfter) {
    return running().scenes().registry(goneAfter);
  }

  JobArrivals arrivals() {
    return running().scenes().arrivals();
  }
}
