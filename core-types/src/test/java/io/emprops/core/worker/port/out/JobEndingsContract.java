package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.worker.port.out.LeaseScene.LONG;
import static io.emprops.core.worker.port.out.LeaseScene.P0;
import static io.emprops.core.worker.port.out.LeaseScene.WORKER;
import static io.emprops.core.worker.port.out.LeaseScene.failure;
import static io.emprops.core.worker.port.out.LeaseScene.simulation;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.Attempt;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.core.worker.port.out.JobLeases.Renewal;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How jobs under a lease end: completed, failed, cancelled or out of time. Backoff in its scenes is
 * a few milliseconds.
 */
abstract class JobEndingsContract {
  private static final Usage USAGE = Usage.ofDuration(1);

  LeaseScene scene;

  /** A partition without jobs. */
  protected abstract LeaseScene emptyScene();

  @BeforeEach
  void prepare() {
    scene = emptyScene();
  }

  @Test
  void refusesEveryWriteAfterTheEnd() {
    scene.submit(aJob().build());
    Claim claim = scene.claim().orElseThrow();
    scene.leases().complete(claim.job().id(), claim.token(), JsonValue.of("first"), USAGE);

    assertThat(everyWrite(claim.job().id(), claim.token())).containsOnly(Verdict.STALE_LEASE);
    scene.queue().cancel(claim.job().id());
    assertThat(scene.end(claim.job().id()).result()).isEqualTo(JsonValue.of("first"));
    assertThat(scene.events(claim.job().id()))
        .filteredOn(event -> event.body() instanceof JobEvent.Ended)
        .hasSize(1);
  }

  @Test
  void endsAJobThatCrashedThreeTimesAsPoison() {
    QueuedJob job = aJob().maxAttempts(9).build();
    scene.submit(job);

    IntStream.range(0, 3).forEach(_ -> scene.claimAndCrash());

    assertThat(scene.status(job.id())).isEqualTo(JobStatus.FAILED);
    assertThat(scene.reason(job.id())).isEqualTo("poison");
    assertThat(scene.end(job.id()).attempts())
        .extracting(Attempt::outcome)
        .containsOnly(Attempt.Outcome.CRASHED)
        .hasSize(3);
  }

  @Test
  void triesAgainAfterAFailureThatMayPassUntilTheAttemptsAreUsedUp() {
    QueuedJob job = aJob().maxAttempts(2).build();
    scene.submit(job);
    Claim first = scene.claim().orElseThrow();
    scene.leases().fail(job.id(), first.token(), failure(FailureClass.SERVICE_ERROR));
    Claim second = scene.claimEventually();

    scene.leases().fail(job.id(), second.token(), failure(FailureClass.SERVICE_ERROR));

    assertThat(scene.status(job.id())).isEqualTo(JobStatus.FAILED);
    assertThat(scene.end(job.id()).failure()).isEqualTo(failure(FailureClass.SERVICE_ERROR));
    assertThat(scene.end(job.id()).attempts()).extracting(Attempt::number).containsExactly(1, 2);
  }

  @Test
  void countsAFailureThoughTheLedgersClockIsAhead() {
    QueuedJob job = aJob().maxAttempts(1).acceptedAt(Instant.now().plusSeconds(60)).build();
    scene.submit(job);
    Claim claim = scene.claim().orElseThrow();

    scene.leases().fail(job.id(), claim.token(), failure(FailureClass.SERVICE_ERROR));

    assertThat(scene.status(job.id())).isEqualTo(JobStatus.FAILED);
  }

  @Test
  void endsAtOnceAfterAFailureThatWillNotPass() {
    QueuedJob job = aJob().build();
    scene.submit(job);
    Claim claim = scene.claim().orElseThrow();

    scene.leases().fail(job.id(), claim.token(), failure(FailureClass.AUTH_ERROR));

    assertThat(scene.status(job.id())).isEqualTo(JobStatus.FAILED);
    assertThat(scene.reason(job.id())).isEqualTo("http-503");
  }

  @Test
  void endsARateLimitedJobOnceItsBudgetIsUsedUp() {
    QueuedJob job = aJob().maxAttempts(1).build();
    scene.submit(job);
    Claim claim = scene.claim().orElseThrow();

    scene
        .leases()
        .fail(
            job.id(),
            claim.token(),
            new JobFailure(FailureClass.RATE_LIMIT, "http-429", "later", 600_000L));
    scene.leases().reap(P0);

    assertThat(scene.status(job.id())).isEqualTo(JobStatus.FAILED);
  }

  @Test
  void countsNoAttemptWhileTheProviderNamesATimeToComeBack() {
    QueuedJob job = aJob().maxAttempts(1).acceptedAt(Instant.now()).build();
    scene.submit(job);
    Claim claim = scene.claim().orElseThrow();
    var later = new JobFailure(FailureClass.RATE_LIMIT, "http-429", "later", 600_000L);

    scene.leases().fail(job.id(), claim.token(), later);
    scene.leases().reap(P0);

    assertThat(scene.status(job.id())).isEqualTo(JobStatus.SCHEDULED);
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void failsAJobThatIsReleasedAgainAndAgain() {
    QueuedJob job = aJob().build();
    scene.submit(job);

    for (int i = 0; i <= 10; i++) {
      Claim claim = scene.claim().orElseThrow();
      scene.leases().release(job.id(), claim.token());
    }

    assertThat(scene.status(job.id())).isEqualTo(JobStatus.FAILED);
    assertThat(scene.reason(job.id())).isEqualTo("too-many-releases");
  }

  @Test
  void cancelsAWaitingJobAtOnce() {
    scene.submit(aJob().number(1).build(), aJob().number(2).build());
    JobId first = aJob().number(1).build().id();

    scene.queue().cancel(first);

    assertThat(scene.status(first)).isEqualTo(JobStatus.CANCELLED);
    assertThat(scene.claim().orElseThrow().job().id()).isNotEqualTo(first);
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void tellsTheWorkerOfARunningJobToCancelAndTakesItsWord() {
    scene.submit(aJob().build());
    Claim claim = scene.claim().orElseThrow();
    scene.queue().cancel(claim.job().id());

    Renewal renewal = scene.leases().renew(claim.job().id(), claim.token(), WORKER, LONG);
    scene.leases().release(claim.job().id(), claim.token());

    assertThat(renewal).isEqualTo(Renewal.CANCEL_REQUESTED);
    assertThat(scene.status(claim.job().id())).isEqualTo(JobStatus.CANCELLED);
    assertThat(scene.end(claim.job().id()).attempts())
        .extracting(Attempt::outcome)
        .containsExactly(Attempt.Outcome.CANCELLED);
  }

  @Test
  void takesAFailureAfterAWishToCancelAsItsConfirmation() {
    scene.submit(aJob().build());
    Claim claim = scene.claim().orElseThrow();
    scene.queue().cancel(claim.job().id());

    scene.leases().fail(claim.job().id(), claim.token(), failure(FailureClass.SERVICE_ERROR));

    assertThat(scene.status(claim.job().id())).isEqualTo(JobStatus.CANCELLED);
    assertThat(scene.reason(claim.job().id())).isEqualTo("requested");
  }

  @Test
  void letsACompletionWinOverAWishToCancel() {
    scene.submit(aJob().build());
    Claim claim = scene.claim().orElseThrow();
    scene.queue().cancel(claim.job().id());

    Verdict verdict =
        scene.leases().complete(claim.job().id(), claim.token(), JsonValue.of(1), USAGE);

    assertThat(verdict).isEqualTo(Verdict.APPLIED);
    assertThat(scene.status(claim.job().id())).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void endsACancelledJobWhoseWorkerIsLostUnconfirmed() {
    scene.submit(aJob().build());
    Claim claim = scene.claim("w1", simulation(), LeaseScene.AT_ONCE).orElseThrow();
    scene.queue().cancel(claim.job().id());

    scene.reapUntil(claim.job().id(), JobStatus.CANCELLED);

    assertThat(scene.reason(claim.job().id())).isEqualTo("unconfirmed");
  }

  @Test
  void startsNoCancelledJobAgainWhoseAttemptTakesTooLong() {
    QueuedJob job = aJob().attemptTimeoutMs(1).build();
    scene.submit(job);
    Claim claim = scene.claim().orElseThrow();
    scene.queue().cancel(job.id());

    scene.pass(Duration.ofMillis(1));
    scene.pass(Duration.ofSeconds(60));

    assertThat(scene.claim()).isEmpty();
    assertThat(scene.status(job.id())).isEqualTo(JobStatus.CANCELLED);
    assertThat(scene.reason(job.id())).isEqualTo("unconfirmed");
    assertThat(everyWrite(job.id(), claim.token())).containsOnly(Verdict.STALE_LEASE);
  }

  @Test
  void endsAWaitingJobAtItsDeadline() {
    QueuedJob job = aJob().deadline(Instant.now().plusMillis(20)).build();
    scene.submit(job);

    scene.reapUntil(job.id(), JobStatus.TIMEOUT);

    assertThat(scene.reason(job.id())).isEqualTo("deadline");
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void endsAJobWhoseOnlyAttemptTakesTooLong() {
    QueuedJob job = aJob().attemptTimeoutMs(1).maxAttempts(1).build();
    scene.submit(job);
    Claim claim = scene.claim().orElseThrow();

    scene.reapUntil(job.id(), JobStatus.TIMEOUT);

    assertThat(scene.reason(job.id())).isEqualTo("attempt-timeout");
    assertThat(everyWrite(job.id(), claim.token())).containsOnly(Verdict.STALE_LEASE);
  }

  final List<Verdict> everyWrite(JobId job, LeaseToken token) {
    return List.of(
        scene.leases().report(job, token, List.of(new JobEvent.OutputAdded("x", null))),
        scene.leases().complete(job, token, JsonValue.of("late"), USAGE),
        scene.leases().fail(job, token, failure(FailureClass.SERVICE_ERROR)),
        scene.leases().release(job, token));
  }
}
