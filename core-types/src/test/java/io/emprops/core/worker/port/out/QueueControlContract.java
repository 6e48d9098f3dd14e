package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.worker.port.out.LeaseScene.LONG;
import static io.emprops.core.worker.port.out.LeaseScene.P0;
import static io.emprops.core.worker.port.out.LeaseScene.idle;
import static io.emprops.core.worker.port.out.LeaseScene.simulation;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.Gate;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.QueueStats.HeldBack;
import io.emprops.core.job.QueueStats.TypeLoad;
import io.emprops.core.job.ShutGate;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link io.emprops.core.job.port.out.QueueControl} promises. */
public abstract class QueueControlContract {
  private static final Gate SIMULATION = new Gate.OfType(new JobType("simulation"));

  private LeaseScene scene;

  /** A partition without jobs. */
  protected abstract LeaseScene emptyScene();

  @BeforeEach
  void prepare() {
    scene = emptyScene();
  }

  @Test
  void startsNothingOfAPausedTypeUntilItIsResumed() {
    scene.submit(aJob().number(1).build());

    assertThat(scene.control().pause(P0, SIMULATION)).isTrue();
    assertThat(scene.control().pause(P0, SIMULATION)).isFalse();
    assertThat(scene.claim()).isEmpty();
    assertThat(scene.control().resume(P0, SIMULATION)).isTrue();
    assertThat(scene.control().resume(P0, SIMULATION)).isFalse();

    assertThat(started()).contains(id(1));
  }

  @Test
  void startsNothingOfAPausedCustomerAndAllOfTheOthers() {
    var quiet = new Gate.OfCustomer("quiet");
    scene.control().pause(P0, quiet);
    scene.submit(
        aJob().number(1).customer("quiet").build(), aJob().number(2).customer("other").build());

    assertThat(started()).contains(id(2));
    assertThat(scene.claim()).isEmpty();
    scene.submit(aJob().number(3).customer("quiet").priority(100).build());
    assertThat(scene.claim()).isEmpty();
    scene.control().resume(P0, quiet);

    assertThat(started()).contains(id(3));
    assertThat(started()).contains(id(1));
  }

  @Test
  void startsNothingOfAPausedFlowKey() {
    scene.control().pause(P0, new Gate.OfFlow("k"));
    scene.submit(
        aJob().number(1).flowKeys("k", "other").build(),
        aJob().number(2).flowKeys("other").build());

    assertThat(started()).contains(id(2));
    assertThat(scene.claim()).isEmpty();
    scene.control().resume(P0, new Gate.OfFlow("k"));

    assertThat(started()).contains(id(1));
  }

  @Test
  void findsTheOneJobThatMayStartAmongHundredsOfLanesBehindAGate() {
    for (int n = 0; n < 250; n++) {
      scene.submit(aJob().number(n).customer("c" + n).flowKeys("k").build());
    }
    scene.submit(aJob().number(250).customer("z").build());
    scene.control().pause(P0, new Gate.OfFlow("k"));

    assertThat(started()).contains(id(250));
    assertThat(scene.claim()).isEmpty();
    scene.control().resume(P0, new Gate.OfFlow("k"));
    scene.pass(Duration.ofSeconds(1));

    assertThat(IntStream.range(0, 250).filter(_ -> started().isPresent()).count()).isEqualTo(250);
  }

  @Test
  void newWorkersTakeWhatWasPausedForLong() {
    Gate customer = new Gate.OfCustomer("acme");
    scene.control().pause(P0, customer);
    scene.submit(aJob().number(1).build());
    assertThat(scene.claim()).isEmpty();

    scene.pass(Duration.ofHours(2));
    scene.control().resume(P0, customer);

    assertThat(scene.claim("new", LeaseScene.withGpu(8, "{}"), LONG)).isPresent();
  }

  @Test
  void aJobThatIsCancelledBehindAGateLeavesNothingThere() {
    scene.control().pause(P0, new Gate.OfCustomer("acme"));
    scene.submit(aJob().number(1).build());
    assertThat(scene.claim()).isEmpty();

    scene.queue().cancel(id(1));
    scene.control().resume(P0, new Gate.OfCustomer("acme"));

    assertThat(scene.status(id(1))).isEqualTo(JobStatus.CANCELLED);
    assertThat(scene.claim()).isEmpty();
    assertThat(scene.leases().waiting(P0)).isEmpty();
  }

  @Test
  void countsWhatWaitsAndRunsAndHappens() {
    scene.submit(
        aJob().number(1).build(),
        aJob().number(2).build(),
        aJob().number(3).jobType("ollama").build());
    complete(scene.claim().orElseThrow());
    assertThat(scene.claim()).isPresent();
    scene.control().pause(P0, SIMULATION);

    QueueStats stats = scene.control().stats(P0, 2);

    assertThat(stats.types())
        .containsExactly(
            new TypeLoad(new JobType("ollama"), 1, 0),
            new TypeLoad(new JobType("simulation"), 0, 1));
    assertThat(stats.unacknowledged()).isEqualTo(1);
    assertThat(stats.oldestUnacknowledged()).isNotNull();
    assertThat(stats.shut()).extracting(ShutGate::gate).containsExactly(SIMULATION);
    assertThat(happened(stats, "in")).isEqualTo(3);
    assertThat(happened(stats, "start")).isEqualTo(2);
    assertThat(happened(stats, "completed")).isEqualTo(1);
    scene.queue().acknowledge(List.of(id(1)));
    assertThat(scene.control().stats(P0, 1).unacknowledged()).isZero();
  }

  @Test
  void countsWhatGatesHaveKeptFromWorkers() {
    Gate customer = new Gate.OfCustomer("acme");
    Gate flow = new Gate.OfFlow("k");
    scene.control().pause(P0, customer);
    scene.control().pause(P0, flow);
    scene.submit(
        aJob().number(1).customer("acme").build(),
        aJob().number(2).customer("acme").priority(9).build(),
        aJob().number(3).customer("z").flowKeys("k").build(),
        aJob().number(4).customer("z").build());
    assertThat(held()).isEmpty();

    assertThat(started()).contains(id(4));
    assertThat(scene.claim()).isEmpty();

    assertThat(held()).containsExactlyInAnyOrder(new HeldBack(customer, 2), new HeldBack(flow, 1));
    scene.control().resume(P0, customer);
    assertThat(held()).containsExactly(new HeldBack(flow, 1));
  }

  private List<HeldBack> held() {
    return scene.control().stats(P0, 1).held();
  }

  private static long happened(QueueStats stats, String what) {
    return stats.rates().stream()
        .filter(rate -> rate.what().equals(what))
        .mapToLong(QueueStats.Rate::count)
        .sum();
  }

  private void complete(Claim claim) {
    scene.leases().complete(claim.job().id(), claim.token(), JsonValue.of(1), Usage.ofDuration(1));
  }

  private Optional<JobId> started() {
    return scene.leases().claim(P0, idle("w1", simulation(), 10), LONG, 1).stream()
        .map(claim -> claim.job().id())
        .findFirst();
  }

  private static JobId id(int number) {
    return aJob().number(number).build().id();
  }
}
