package io.emprops.queue.adapter.out.redis;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.job.Eventually.eventually;
import static io.emprops.core.job.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import io.emprops.core.worker.port.out.LeaseScene;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of jobs and their workers when nodes of a cluster go and come. */
@Tag("long")
final class RedisClusterLifeTest {
  private static final JobKeys P0 = new JobKeys(RedisScenes.P0);
  private static final IdleWorker WORKER =
      new IdleWorker(
          new WorkerId("w1"), Capabilities.ofTypes(Set.of(new JobType("simulation"))), 1, 1);

  private final SixNodes nodes = new SixNodes();
  private final Redis client = nodes.client();
  private final RedisScenes scenes = new RedisScenes(client, RedisCalls.clustered(client));
  private final LeaseScene scene = scenes.scene();

  @BeforeEach
  void submitSome() {
    scene.queue().submit(jobs());
  }

  @AfterEach
  void stop() {
    scenes.close();
    client.close();
    nodes.close();
  }

  private static List<QueuedJob> jobs() {
    return IntStream.range(0, 20).mapToObj(n -> aJob().number(n).build()).toList();
  }

  private static List<JobId> ids() {
    return jobs().stream().map(QueuedJob::id).toList();
  }

  @Test
  void losesNoReplicatedJobWhenAMasterIsKilled() {
    Claim running = claim();
    awaitReplica();

    nodes.masterOf(P0).stop();

    Claim next = eventually(() -> answered(this::claim));
    assertThat(next.job().id()).isNotEqualTo(running.job().id());
    assertThat(scene.queue().unknownAmong(ids())).isEmpty();
    assertThat(complete(running)).isEqualTo(Verdict.APPLIED);
    assertThat(complete(next)).isEqualTo(Verdict.APPLIED);
  }

  @Test
  void goesOnThroughAPlannedFailoverAndTellsOfIt() {
    Claim running = claim();
    var before = scene.queue().state(RedisScenes.P0);
    ClusterNode master = nodes.masterOf(P0);

    nodes.replicaOf(P0).cluster("FAILOVER");
    until(() -> !master.isMaster());

    assertThat(complete(running)).isEqualTo(Verdict.APPLIED);
    assertThat(scene.queue().unknownAmong(ids())).isEmpty();
    var after = scene.queue().state(RedisScenes.P0);
    assertThat(after.epoch()).isEqualTo(before.epoch());
    assertThat(after.runId()).isNotEqualTo(before.runId());
  }

  @Test
  void servesOtherPartitionsWhileTheMasterOfOneIsDown() {
    Partition other = elsewhere();
    scene.queue().state(other);

    ClusterNode replica = nodes.replicaOf(P0);
    nodes.masterOf(P0).stop();
    replica.stop();

    assertThat(answered(() -> scene.queue().state(RedisScenes.P0))).isEmpty();
    assertThat(answered(() -> scene.queue().state(other))).isPresent();
  }

  @Test
  void loadsTheFunctionsIntoANodeThatCameBackWithoutThem() {
    awaitReplica();
    ClusterNode old = nodes.masterOf(P0);
    ClusterNode heir = nodes.replicaOf(P0);
    old.stop();
    until(heir::isMaster);
    eventually(() -> answered(this::claim));
    old.start();
    heir.ask(Command.FUNCTION, "FLUSH");
    nodes.awaitReplicas();
    Response empty = old.ask(Command.FUNCTION, "LIST");

    old.cluster("FAILOVER");
    until(old::isMaster);

    assertThat(empty).isEmpty();
    assertThat(eventually(() -> answered(this::claim))).isNotNull();
    assertThat(old.ask(Command.FUNCTION, "LIST")).hasSize(FunctionLibrary.ALL.size());
  }

  private Partition elsewhere() {
    return IntStream.range(1, 100)
        .mapToObj(n -> new Partition("p" + n))
        .filter(it -> nodes.masterOf(new JobKeys(it)) != nodes.masterOf(P0))
        .findFirst()
        .orElseThrow();
  }

  /** The replica has all that the master has acknowledged. */
  private void awaitReplica() {
    assertThat(nodes.masterOf(P0).ask(Command.WAIT, 1, 5_000).toLong()).isEqualTo(1);
  }

  private Claim claim() {
    return scene.leases().claim(RedisScenes.P0, WORKER, Duration.ofMinutes(1), 1).getFirst();
  }

  private Verdict complete(Claim claim) {
    return scene
        .leases()
        .complete(claim.job().id(), claim.token(), JsonValue.of(1), Usage.ofDuration(1));
  }

  private static <T> Optional<T> answered(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (QueueUnavailableException e) {
      return Optional.empty();
    }
  }
}
