package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.worker.port.out.LeaseScene.LONG;
import static io.emprops.core.worker.port.out.LeaseScene.P0;
import static io.emprops.core.worker.port.out.LeaseScene.idle;
import static io.emprops.core.worker.port.out.LeaseScene.simulation;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.FlowAllowance;
import io.emprops.core.job.FlowAllowance.Left;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How flow keys limit what {@link JobLeases} hands out. */
public abstract class FlowLimitsContract {
  private LeaseScene scene;

  /** A partition without jobs. */
  protected abstract LeaseScene emptyScene();

  @BeforeEach
  void prepare() {
    scene = emptyScene();
  }

  @Test
  void runsNoMoreJobsOfAFlowKeyAtOnceThanItAllows() {
    scene.control().limit(P0, "k", FlowLimit.atOnce(2));
    for (int n = 1; n <= 4; n++) {
      scene.submit(aJob().number(n).customer("c" + n).flowKeys("k").build());
    }
    Claim first = scene.claim().orElseThrow();
    Claim second = scene.claim().orElseThrow();
    assertThat(scene.claim()).isEmpty();

    complete(first);
    Claim third = scene.claim().orElseThrow();
    assertThat(scene.claim()).isEmpty();
    scene.leases().release(third.job().id(), third.token());
    assertThat(scene.claim()).isPresent();
    assertThat(scene.claim()).isEmpty();

    complete(second);
    assertThat(scene.claim()).isPresent();
  }

  @Test
  void aLimitThatIsRaisedLetsMoreStart() {
    scene.control().limit(P0, "k", FlowLimit.atOnce(1));
    scene.submit(
        aJob().number(1).flowKeys("k").build(),
        aJob().number(2).flowKeys("k").build(),
        aJob().number(3).flowKeys("k").build());
    assertThat(scene.claim()).isPresent();
    assertThat(scene.claim()).isEmpty();

    scene.control().limit(P0, "k", FlowLimit.atOnce(2));
    assertThat(scene.claim()).isPresent();
    assertThat(scene.claim()).isEmpty();
    scene.control().limit(P0, "k", FlowLimit.NONE);

    assertThat(scene.claim()).isPresent();
  }

  /** While lanes are still let out a few at a time, the key shuts anew for its rate. */
  @Test
  void opensAgainThoughItShutInTheCallInWhichItWasToOpen() {
    Duration step = Duration.ofSeconds(10);
    scene.control().limit(P0, "k", new FlowLimit(OptionalInt.of(1), Optional.of(step), 1));
    for (int n = 1; n <= 6; n++) {
      scene.submit(aJob().number(n).customer("c" + n).flowKeys("k").build());
    }
    Claim first = scene.claim().orElseThrow();
    assertThat(scene.claim()).isEmpty();
    scene.pass(step.plusSeconds(1));
    complete(first);
    assertThat(scene.claim("lost", simulation(), Duration.ofSeconds(1))).isPresent();

    scene.pass(Duration.ofSeconds(2));
    assertThat(scene.claim()).isEmpty();
    scene.pass(step);

    assertThat(scene.claim()).isPresent();
  }

  @Test
  void aPauseDoesNotHideThatAFlowKeyIsFull() {
    scene.control().limit(P0, "k", FlowLimit.atOnce(1));
    scene.submit(aJob().number(1).flowKeys("k").build(), aJob().number(2).flowKeys("k").build());
    Claim first = scene.claim().orElseThrow();

    scene.control().pause(P0, new Gate.OfFlow("k"));
    scene.control().resume(P0, new Gate.OfFlow("k"));

    assertThat(scene.claim()).isEmpty();
    complete(first);
    assertThat(scene.claim()).isPresent();
  }

  @Test
  void aLimitThatIsLoweredWaitsUntilFewEnoughRun() {
    scene.control().limit(P0, "k", FlowLimit.atOnce(2));
    for (int n = 1; n <= 3; n++) {
      scene.submit(aJob().number(n).flowKeys("k").build());
    }
    Claim first = scene.claim().orElseThrow();
    Claim second = scene.claim().orElseThrow();

    scene.control().limit(P0, "k", FlowLimit.atOnce(1));

    complete(first);
    assertThat(scene.claim()).isEmpty();
    complete(second);
    assertThat(scene.claim()).isPresent();
  }

  @Test
  void aFlowKeyThatIsFullStaysShutWhenItsRateAllowsTheNext() {
    scene
        .control()
        .limit(P0, "k", new FlowLimit(OptionalInt.of(1), Optional.of(Duration.ofMinutes(1)), 1));
    scene.submit(aJob().number(1).flowKeys("k").build(), aJob().number(2).flowKeys("k").build());
    Claim first = scene.claim().orElseThrow();

    scene.pass(Duration.ofSeconds(61));

    assertThat(scene.claim()).isEmpty();
    complete(first);
    assertThat(scene.claim()).isPresent();
  }

  @Test
  void startsJobsOfAFlowKeyNoFasterThanItsRate() {
    scene.control().limit(P0, "k", FlowLimit.every(Duration.ofMinutes(1)));
    for (int n = 1; n <= 3; n++) {
      scene.submit(aJob().number(n).flowKeys("k").build());
    }

    assertThat(scene.claim()).isPresent();
    assertThat(scene.claim()).isEmpty();
    scene.pass(Duration.ofSeconds(59));
    assertThat(scene.claim()).isEmpty();
    scene.pass(Duration.ofSeconds(2));
    assertThat(scene.claim()).isPresent();
    assertThat(scene.claim()).isEmpty();
    scene.pass(Duration.ofSeconds(61));
    assertThat(scene.claim()).isPresent();
  }

  @Test
  void aRateLimitShutsTheFlowKeyUntilTheProviderWantsMore() {
    scene.submit(
        aJob().number(1).flowKeys("k").maxAttempts(1).acceptedAt(Instant.now()).build(),
        aJob().number(2).flowKeys("k").acceptedAt(Instant.now()).build(),
        aJob().number(3).acceptedAt(Instant.now()).build());
    Claim limited = scene.claim().orElseThrow();
    var failure = new JobFailure(FailureClass.RATE_LIMIT, "http-429", "slow down", 60_000L);

    scene.leases().fail(limited.job().id(), limited.token(), failure);

    assertThat(scene.status(limited.job().id())).isEqualTo(JobStatus.PENDING);
    assertThat(started()).contains(id(3));
    assertThat(scene.claim()).isEmpty();
    scene.pass(Duration.ofSeconds(61));
    assertThat(started()).contains(limited.job().id());
    assertThat(scene.claim()).isPresent();
  }

  @Test
  void aProvidersWaitDoesNotEndAPause() {
    scene.submit(
        aJob().number(1).flowKeys("k").acceptedAt(Instant.now()).build(),
        aJob().number(2).flowKeys("k").acceptedAt(Instant.now()).build());
    Claim limited = scene.claim().orElseThrow();
    scene.control().pause(P0, new Gate.OfFlow("k"));
    var failure = new JobFailure(FailureClass.RATE_LIMIT, "http-429", "slow down", 1_000L);

    scene.leases().fail(limited.job().id(), limited.token(), failure);
    scene.pass(Duration.ofSeconds(2));

    assertThat(scene.claim()).isEmpty();
    scene.control().resume(P0, new Gate.OfFlow("k"));
    assertThat(scene.claim()).isPresent();
  }

  @Test
  void jobsWithoutAFlowKeyLearnNothing() {
    scene.submit(aJob().number(1).build(), aJob().number(2).build());
    Claim first = scene.claim().orElseThrow();
    var nothing =
        new FlowAllowance(Optional.empty(), Optional.of(new Left(0, Duration.ofMinutes(1))));

    assertThat(scene.leases().learn(first.job().id(), first.token(), nothing))
        .isEqualTo(Verdict.APPLIED);
    complete(first);

    assertThat(scene.claim()).isPresent();
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
