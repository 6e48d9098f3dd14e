package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.worker.port.out.LeaseScene.LONG;
import static io.emprops.core.worker.port.out.LeaseScene.P0;
import static io.emprops.core.worker.port.out.LeaseScene.idle;
import static io.emprops.core.worker.port.out.LeaseScene.simulation;
import static io.emprops.core.worker.port.out.LeaseScene.withGpu;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.CustomerAccess;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.core.workflow.WorkflowId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To which of several workers {@link JobLeases} hands a job, besides what it requires. */
public abstract class JobRoutingContract {
  private static final Duration PATIENCE = Duration.ofMillis(5_001);
  private static final String PREFERS_EU =
      "{\"preferred\":{\"labels\":{\"region\":\"eu\"}},\"hardware\":{\"gpu_memory_gb\":8}}";

  private LeaseScene scene;

  /** A partition without jobs. */
  protected abstract LeaseScene emptyScene();

  @BeforeEach
  void prepare() {
    scene = emptyScene();
  }

  @Test
  void showsAJobToThoseThatItPrefersForFiveSecondsAndThenToAll() {
    scene.submit(aJob().number(1).requirements(PREFERS_EU).build());

    assertThat(scene.claim("w1", withGpu(8, "{\"region\":\"us\"}"), LONG)).isEmpty();
    scene.pass(PATIENCE);

    assertThat(scene.claim("w1", withGpu(8, "{\"region\":\"us\"}"), LONG)).isPresent();
  }

  @Test
  void handsAPreferredWorkerTheJobAtOnce() {
    scene.submit(aJob().number(1).requirements(PREFERS_EU).build());

    assertThat(scene.claim("w1", withGpu(8, "{\"region\":\"eu\"}"), LONG)).isPresent();
  }

  @Test
  void aPreferenceNeverReplacesARequirement() {
    scene.submit(aJob().number(1).requirements(PREFERS_EU).build());

    assertThat(scene.claim("w1", withGpu(4, "{\"region\":\"eu\"}"), LONG)).isEmpty();
    scene.pass(PATIENCE);

    assertThat(scene.claim("w1", withGpu(4, "{\"region\":\"eu\"}"), LONG)).isEmpty();
  }

  @Test
  void aRetryPrefersAnotherWorkerForFiveSeconds() {
    scene.submit(aJob().number(1).build());
    Claim failed = scene.claim("w1", simulation(), LONG).orElseThrow();
    scene.leases().fail(id(1), failed.token(), LeaseScene.failure(FailureClass.SERVICE_ERROR));
    scene.pass(Duration.ofSeconds(1));

    assertThat(scene.claim("w1", simulation(), LONG)).isEmpty();
    Claim again = scene.claim("w2", simulation(), LONG).orElseThrow();
    scene.leases().fail(id(1), again.token(), LeaseScene.failure(FailureClass.SERVICE_ERROR));
    scene.pass(Duration.ofSeconds(1));
    assertThat(scene.claim("w2", simulation(), LONG)).isEmpty();
    scene.pass(PATIENCE);

    assertThat(scene.claim("w2", simulation(), LONG)).isPresent();
  }

  @Test
  void honoursTheListsOfAWorker() {
    scene.submit(
        aJob().number(1).customer("a").build(),
        aJob().number(2).customer("b").build(),
        aJob().number(3).customer("c").build());

    assertThat(claim("w1", access(Set.of("b"), Set.of()), null)).contains(id(2));
    assertThat(claim("w1", access(Set.of("b"), Set.of()), null)).isEmpty();
    assertThat(claim("w2", access(Set.of(), Set.of("a")), null)).contains(id(3));
    assertThat(claim("w2", access(Set.of("a", "c"), Set.of("a")), null)).isEmpty();
    assertThat(claim("w3", CustomerAccess.ALL, null)).contains(id(1));
  }

  @Test
  void handsAJobThatAsksForIsolationOnlyToAStrictWorker() {
    scene.submit(aJob().number(1).requirements("{\"customer_isolation\":\"strict\"}").build());

    assertThat(claim("w1", CustomerAccess.ALL, null)).isEmpty();
    assertThat(claim("w2", new CustomerAccess("strict", Set.of(), Set.of()), null)).contains(id(1));
  }

  @Test
  void restrictsAWorkerToItsWorkflow() {
    var one = new WorkflowId("01HZX3V6QK8M2N4P5R7S9T1W3Y");
    var other = new WorkflowId("01HZX3V6QK8M2N4P5R7S9T1W3Z");
    scene.submit(
        aJob().number(1).workflow(other).build(),
        aJob().number(2).build(),
        aJob().number(3).workflow(one).build());

    assertThat(claim("w1", CustomerAccess.ALL, one)).contains(id(3));
    assertThat(claim("w1", CustomerAccess.ALL, one)).isEmpty();
    assertThat(claim("w2", CustomerAccess.ALL, null)).isPresent();
  }

  @Test
  void skipsWhatDoesNotFitTheFreeSlots() {
    scene.submit(aJob().number(1).cost(4).build(), aJob().number(2).cost(2).build());

    assertThat(claim(new IdleWorker(new WorkerId("w1"), simulation(), 3, 4))).contains(id(2));
    assertThat(claim(new IdleWorker(new WorkerId("w1"), simulation(), 3, 4))).isEmpty();
    assertThat(claim(idle("w2", simulation(), 4))).contains(id(1));
  }

  @Test
  void keepsAWorkerFreeForALargeJobThatWasSkippedForHalfAMinute() {
    var busy = new IdleWorker(new WorkerId("w1"), simulation(), 3, 4);
    scene.submit(aJob().number(1).cost(4).build(), aJob().number(2).build());
    assertThat(claim(busy)).contains(id(2));
    scene.pass(Duration.ofSeconds(31));
    scene.submit(aJob().number(3).acceptedAfter(1).build());

    assertThat(claim(busy)).isEmpty();
    assertThat(claim(new IdleWorker(new WorkerId("small"), simulation(), 3, 3))).contains(id(3));
    assertThat(claim(idle("w1", simulation(), 4))).contains(id(1));
  }

  @Test
  void claimsSeveralJobsAtOnceAsLongAsSlotsAreFree() {
    scene.submit(
        aJob().number(1).cost(2).build(),
        aJob().number(2).cost(2).build(),
        aJob().number(3).cost(2).build());

    List<Claim> claims = scene.leases().claim(P0, idle("w1", simulation(), 5), LONG, 10);

    assertThat(claims).extracting(claim -> claim.job().id()).containsExactly(id(1), id(2));
    assertThat(claims).extracting(Claim::token).doesNotHaveDuplicates();
  }

  @Test
  void endsAJobThatNobodyStartsInTime() {
    scene.submit(aJob().number(1).startTimeoutMs(10_000).build());
    scene.submit(aJob().number(2).startTimeoutMs(10_000).build());
    JobId started = scene.claim().orElseThrow().job().id();
    scene.pass(Duration.ofSeconds(11));

    assertThat(started).isEqualTo(id(1));
    assertThat(scene.status(id(1))).isEqualTo(JobStatus.ASSIGNED);
    assertThat(scene.status(id(2))).isEqualTo(JobStatus.TIMEOUT);
    assertThat(scene.reason(id(2))).isEqualTo("start-timeout");
  }

  private Optional<JobId> claim(
      String worker, CustomerAccess access, @Nullable WorkflowId workflow) {
    var offer =
        new Capabilities(Set.of(new JobType("simulation")), null, null, null, workflow, access);
    return claim(idle(worker, offer, 10));
  }

  private Optional<JobId> claim(IdleWorker worker) {
    return scene.leases().claim(P0, worker, LONG, 1).stream()
        .map(claim -> claim.job().id())
        .findFirst();
  }

  private static CustomerAccess access(Set<String> allow, Set<String> deny) {
    return new CustomerAccess(null, allow, deny);
  }

  private static JobId id(int number) {
    return aJob().number(number).build().id();
  }
}
