package io.emprops.queue.adapter.out.redis;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.job.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobArrivals;
import io.emprops.core.worker.port.out.LeaseScene;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Partitions that lie on different masters. */
final class RedisPartitionsClusterTest {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  private final LeaseScene scene = CLUSTER.emptyScene();
  private final Map<ClusterNode, Partition> partitions = oneForEachMaster();

  private static Map<ClusterNode, Partition> oneForEachMaster() {
    Map<ClusterNode, Partition> found = new LinkedHashMap<>();
    int masters = CLUSTER.nodes().masters().size();
    for (int n = 0; found.size() < masters; n++) {
      var partition = new Partition("p" + n);
      found.putIfAbsent(CLUSTER.nodes().masterOf(new JobKeys(partition)), partition);
    }
    return found;
  }

  private void submit(Partition partition, int number) {
    QueuedJob job = aJob().number(number).partition(partition).jobType("type-" + partition).build();
    scene.queue().submit(List.of(job));
  }

  @Test
  void keepsAPartitionsKeysOnItsMaster() {
    partitions.values().forEach(partition -> submit(partition, 1));

    partitions.forEach(
        (master, partition) ->
            assertThat(master.ask(Command.KEYS, "*").stream().map(Response::toString))
                .isNotEmpty()
                .allMatch(key -> key.startsWith("{" + partition + "}:")));
  }

  @Test
  void loadsTheFunctionsIntoEachMaster() {
    partitions.keySet().forEach(master -> master.ask(Command.FUNCTION, "FLUSH"));
    Collection<Partition> all = partitions.values();
    List<String> before = CLUSTER.functions().missing(all);

    all.forEach(CLUSTER.functions()::load);

    assertThat(before).containsExactlyInAnyOrder("jobs_v1", "workers_v1");
    assertThat(CLUSTER.functions().missing(all)).isEmpty();
    assertThat(partitions.keySet())
        .allMatch(master -> master.ask(Command.FUNCTION, "LIST").size() == 2);
  }

  @Test
  void hearsOfJobsOnEveryMasterOverOneConnection() {
    try (var signals = new RedisSignals(CLUSTER.client(), partitions.values())) {
      signals.start();
      var arrivals = new RedisJobArrivals(signals);
      partitions.values().forEach(partition -> hear(arrivals, partition));
    }
  }

  private void hear(JobArrivals arrivals, Partition partition) {
    var offer = Capabilities.ofTypes(Set.of(new JobType("type-" + partition)));
    try (var listening = arrivals.listen(new IdleWorker(new WorkerId("w"), offer, 1, 1))) {
      // At the latest when the signals are connected, everybody is called.
      for (int n = 1; !listening.await(Duration.ofMillis(100)); n++) {
        submit(partition, n);
      }
      until(() -> !listening.await(Duration.ofMillis(200)));

      submit(partition, 0);

      assertThat(listening.await(Duration.ofSeconds(4))).isTrue();
    }
  }
}
