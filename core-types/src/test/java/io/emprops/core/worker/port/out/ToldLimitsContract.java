package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.worker.port.out.LeaseScene.P0;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.FlowAllowance;
import io.emprops.core.job.FlowAllowance.Left;
import io.emprops.core.job.FlowAllowance.Rate;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.ShutGate;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.JobStanding;
import io.emprops.core.worker.JobStanding.ToldLimit;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How {@link JobLeases} hands out jobs by what providers told of their limits. */
public abstract class ToldLimitsContract {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final LeaseToken FORGED = new LeaseToken("x".repeat(32));
  private static final JobFailure SLOW =
      new JobFailure(FailureClass.RATE_LIMIT, "http-429", "slow down", 60_000L);

  private LeaseScene scene;

  /** A partition without jobs. */
  protected abstract LeaseScene emptyScene();

  @BeforeEach
  void prepare() {
    scene = emptyScene();
  }

  @Test
  void startsNoneWhileNoneIsLeft() {
    submit(2, "k");
    Claim first = claim();

    assertThat(told(first, left(0, MINUTE))).isEqualTo(Verdict.APPLIED);
    complete(first);

    assertThat(scene.claim()).isEmpty();
    assertThat(scene.leases().nextOpening(P0).orElseThrow())
        .isBetween(Duration.ofSeconds(55), Duration.ofSeconds(62));
    scene.pass(Duration.ofSeconds(59));
    assertThat(scene.claim()).isEmpty();
    scene.pass(Duration.ofSeconds(3));
    assertThat(scene.claim()).isPresent();
    assertThat(scene.leases().nextOpening(P0)).isEmpty();
  }

  @Test
  void startsAsManyAsAreLeftWhenTheAnswerCame() {
    submit(5, "k");
    Claim first = claim();
    told(first, left(2, MINUTE));
    complete(first);

    assertThat(scene.claim()).isPresent();
    assertThat(scene.claim()).isPresent();
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void countsWhatRunsBesideTheAnswerAsNotYetCounted() {
    submit(5, "k");
    Claim first = claim();
    claim();
    claim();

    told(first, left(3, MINUTE));

    assertThat(scene.claim()).isPresent();
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void theAnswerToALaterStartIsNotOverwrittenByAnEarlierOne() {
    submit(4, "k");
    Claim earlier = claim();
    scene.pass(Duration.ofSeconds(2));
    Claim later = claim();
    told(later, left(1, MINUTE));
    complete(later);
    assertThat(scene.claim()).isEmpty();

    told(earlier, left(40, MINUTE));

    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void opensEarlierWhenALaterAnswerSaysThatMoreIsLeft() {
    submit(4, "k");
    Claim first = claim();
    scene.pass(Duration.ofSeconds(2));
    Claim second = claim();
    told(first, left(1, MINUTE));
    assertThat(scene.claim()).isEmpty();

    told(second, left(9, MINUTE));

    assertThat(scene.claim()).isPresent();
  }

  @Test
  void ofJobsThatStartedTogetherTheLeastThatOneWasToldCounts() {
    submit(5, "k");
    Claim first = claim();
    Claim second = claim();
    told(second, left(1, MINUTE));
    complete(second);

    told(first, left(3, MINUTE));
    complete(first);

    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void startsNoMoreInAnyWindowThanTheLimit() {
    submit(9, "k");
    Claim first = claim();
    told(first, rate(3, 1));
    complete(first);
    scene.pass(Duration.ofSeconds(20));
    complete(claim());
    scene.pass(Duration.ofSeconds(20));
    complete(claim());
    assertThat(scene.claim()).isEmpty();

    scene.pass(Duration.ofSeconds(22));
    complete(claim());
    assertThat(scene.claim()).isEmpty();
    scene.pass(Duration.ofSeconds(20));
    complete(claim());
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void aLimitOfThousandsIsKeptWithoutEachOfItsStarts() {
    submit(9, "k");
    Claim first = claim();
    told(first, rate(5_000, 4_995));
    complete(first);

    for (int n = 0; n < 5; n++) {
      complete(claim());
    }

    assertThat(scene.claim()).isEmpty();
    scene.pass(Duration.ofSeconds(62));
    assertThat(scene.claim()).isPresent();
  }

  @Test
  void holdsForTheNarrowestKeyAlone() {
    scene.submit(
        aJob().number(1).flowKeys("key", "key/a", "other").build(),
        aJob().number(2).flowKeys("key", "key/b").build(),
        aJob().number(3).flowKeys("key", "key/a").build());
    Claim first = claim();

    told(first, left(0, MINUTE));

    Claim next = claim();
    assertThat(next.job().id()).isEqualTo(aJob().number(2).build().id());
    assertThat(scene.claim()).isEmpty();
    scene.pass(Duration.ofSeconds(62));
    assertThat(scene.claim()).isPresent();
  }

  @Test
  void aProvidersWaitHoldsForTheNarrowestKeyAlone() {
    Instant now = Instant.now();
    scene.submit(
        aJob().number(1).flowKeys("key", "key/a").acceptedAt(now).build(),
        aJob().number(2).flowKeys("key", "key/b").acceptedAt(now.plusMillis(1)).build());
    Claim first = claim();

    scene.leases().fail(first.job().id(), first.token(), SLOW);

    assertThat(claim().job().flowKeys()).contains("key/b");
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void anOperatorsLimitHoldsAsWell() {
    scene.control().limit(P0, "k", FlowLimit.atOnce(1));
    submit(3, "k");
    Claim first = claim();
    told(first, left(9, MINUTE));
    assertThat(scene.claim()).isEmpty();

    complete(first);

    Claim second = claim();
    assertThat(scene.claim()).isEmpty();
    told(second, left(0, MINUTE));
    complete(second);
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void aSuccessDoesNotEndAWaitThatTheProviderAskedFor() {
    submit(3, "k");
    Claim limited = claim();
    scene.pass(Duration.ofSeconds(1));
    Claim lucky = claim();
    scene.leases().fail(limited.job().id(), limited.token(), SLOW);

    told(lucky, left(30, MINUTE));
    complete(lucky);

    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void aPauseAndItsEndForgetWhatWasTold() {
    submit(2, "k");
    Claim first = claim();
    told(first, left(0, MINUTE));
    complete(first);

    scene.control().pause(P0, new Gate.OfFlow("k"));
    scene.control().resume(P0, new Gate.OfFlow("k"));

    assertThat(scene.claim()).isPresent();
  }

  @Test
  void believesNobodyWhoseLeaseIsOver() {
    submit(2, "k");
    Claim first = claim();
    complete(first);

    assertThat(told(first, left(0, MINUTE))).isNotEqualTo(Verdict.APPLIED);
    Verdict forged = scene.leases().learn(first.job().id(), FORGED, left(0, MINUTE));
    assertThat(forged).isNotEqualTo(Verdict.APPLIED);

    assertThat(scene.claim()).isPresent();
  }

  @Test
  void tellsWhyAJobWaitsAndForHowLong() {
    submit(2, "k");
    Claim first = claim();
    told(first, rate(60, 60));
    complete(first);

    JobStanding standing = scene.standings().standing(aJob().number(2).build().id()).orElseThrow();

    assertThat(standing.told()).contains(new ToldLimit(60, MINUTE));
    ShutGate shut = standing.shut().orElseThrow();
    assertThat(shut.gate()).isEqualTo(new Gate.OfFlow("k"));
    assertThat(shut.opening().orElseThrow())
        .isBetween(standing.now().plusSeconds(55), standing.now().plusSeconds(62));
  }

  private void submit(int jobs, String key) {
    Instant now = Instant.now();
    for (int n = 1; n <= jobs; n++) {
      scene.submit(aJob().number(n).flowKeys(key).acceptedAt(now.plusMillis(n)).build());
    }
  }

  private Claim claim() {
    return scene.claim().orElseThrow();
  }

  private Verdict told(Claim claim, FlowAllowance allowance) {
    return scene.leases().learn(claim.job().id(), claim.token(), allowance);
  }

  private static FlowAllowance rate(long limit, long seen) {
    return new FlowAllowance(Optional.of(new Rate(limit, MINUTE, seen)), Optional.empty());
  }

  private static FlowAllowance left(long starts, Duration lasts) {
    return new FlowAllowance(Optional.empty(), Optional.of(new Left(starts, lasts)));
  }

  private void complete(Claim claim) {
    scene.leases().complete(claim.job().id(), claim.token(), JsonValue.of(1), Usage.ofDuration(1));
  }
}
