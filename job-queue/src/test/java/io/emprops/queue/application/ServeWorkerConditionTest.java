package io.emprops.queue.application;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.Partitions;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.GatewayMessage.Registered;
import io.emprops.core.worker.GatewayMessage.State;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerMessage.Heartbeat;
import io.emprops.core.worker.WorkerMessage.Held;
import io.emprops.core.worker.WorkerMessage.Pull;
import io.emprops.core.worker.WorkerMessage.Register;
import io.emprops.core.worker.WorkerMessage.UpdateCapabilities;
import io.emprops.core.worker.WorkerState;
import io.emprops.core.worker.port.out.LeaseScene;
import io.emprops.core.worker.port.out.WorkerRegistry;
import io.emprops.queue.adapter.out.redis.TestRedis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the gateway keeps of how workers are, whichever version of the protocol they speak. */
final class ServeWorkerConditionTest {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final WorkerId WORKER = new WorkerId("w1");
  private static final Capabilities OFFER = Capabilities.ofTypes(Set.of(new JobType("simulation")));

  private LeaseScene scene;
  private WorkerRegistry workers;
  private ServeWorkerService service;

  @BeforeEach
  void prepare() {
    scene = REDIS.emptyScene();
    workers = REDIS.registry(Duration.ofMinutes(1));
    service =
        new ServeWorkerService(
            scene.leases(),
            workers,
            REDIS.arrivals(),
            new LeaseTerms(
                Partitions.one(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20)),
            JobTypeRegistry.standard(),
            InstantSource.system(),
            new Random());
  }

  @Test
  void speaksTheOlderOfTwoAdjacentVersionsAndFirstWhereNoneIsNamed() {
    assertThat(List.of(spoken(null), spoken(1), spoken(2), spoken(3))).containsExactly(1, 1, 2, 2);
  }

  private int spoken(@Nullable Integer protocol) {
    return service.serve(registered(protocol, null)) instanceof Registered registered
        ? registered.protocol()
        : 0;
  }

  @Test
  void keepsWhatAWorkerSaysOfItself() {
    var broken = new WorkerCondition(WorkerState.SETUP_FAILED, "no device");
    service.serve(registered(2, broken));
    assertThat(condition()).isEqualTo(broken);

    service.serve(new Heartbeat(WORKER, List.of(), WorkerCondition.of(WorkerState.READY)));
    assertThat(condition()).isEqualTo(WorkerCondition.of(WorkerState.READY));

    service.serve(new UpdateCapabilities(WORKER, OFFER, broken));
    assertThat(condition()).isEqualTo(broken);
  }

  @Test
  void tellsOfAnOlderWorkerWhatCanBeSeenFromOutside() {
    service.serve(registered(null, null));
    assertThat(condition()).isEqualTo(WorkerCondition.of(WorkerState.READY));
    scene.queue().submit(List.of(aJob().number(1).build()));
    Assign assigned = (Assign) service.serve(new Pull(WORKER, 1, 0));

    service.serve(
        new Heartbeat(WORKER, List.of(new Held(assigned.job().id(), assigned.leaseToken())), null));
    assertThat(condition()).isEqualTo(WorkerCondition.of(WorkerState.BUSY));

    workers.order(WORKER, State.QUIET);
    service.serve(
        new Heartbeat(WORKER, List.of(new Held(assigned.job().id(), assigned.leaseToken())), null));
    assertThat(condition()).isEqualTo(WorkerCondition.of(WorkerState.DRAINING));
  }

  private WorkerCondition condition() {
    return workers.find(WORKER).orElseThrow().standing();
  }

  private static Register registered(
      @Nullable Integer protocol, @Nullable WorkerCondition condition) {
    return new Register(WORKER, new MachineId("m"), OFFER, 1, null, protocol, condition);
  }
}
