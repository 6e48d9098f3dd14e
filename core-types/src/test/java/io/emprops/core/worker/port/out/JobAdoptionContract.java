package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.worker.port.out.LeaseScene.LONG;
import static io.emprops.core.worker.port.out.LeaseScene.WORKER;
import static io.emprops.core.worker.port.out.LeaseScene.simulation;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of running jobs when everything that {@link JobLeases} stored is lost. */
public abstract class JobAdoptionContract {
  private static final QueuedJob JOB = aJob().number(1).build();
  private static final Duration BEYOND_A_LEASE = Duration.ofSeconds(31);

  private LeaseScene scene;
  private Claim claim;

  /** A partition without jobs. */
  protected abstract LeaseScene emptyScene();

  @BeforeEach
  void claimAndLoseEverything() {
    scene = emptyScene();
    scene.submit(JOB);
    claim = scene.claim().orElseThrow();
    scene = emptyScene();
  }

  @Test
  void aCustomerWhoseJobIsAdoptedWaitsForNoMore() {
    scene.submit(JOB);
    renew();

    scene.submit(aJob().number(2).customer("other").build());

    JobId waiting = aJob().number(2).build().id();
    assertThat(scene.standings().standing(waiting).orElseThrow().customers()).isEqualTo(1);
  }

  @Test
  void aWorkerGoesOnUntilItsJobWaitsAgainAndThenAdoptsIt() {
    assertThat(renew()).isEqualTo(Renewal.NOT_YET);
    scene.submit(JOB);
    assertThat(renew()).isEqualTo(Renewal.RENEWED);

    assertThat(scene.status(JOB.id())).isEqualTo(JobStatus.ASSIGNED);
    assertThat(scene.claim("w2", simulation(), LONG)).isEmpty();
    assertThat(complete(claim.token())).isEqualTo(Verdict.APPLIED);
  }

  @Test
  void aResultThatComesTooEarlyIsNotLost() {
    assertThat(complete(claim.token())).isEqualTo(Verdict.NOT_YET);
    scene.submit(JOB);
    assertThat(complete(claim.token())).isEqualTo(Verdict.NOT_YET);

    renew();

    assertThat(complete(claim.token())).isEqualTo(Verdict.APPLIED);
  }

  @Test
  void aJobThatAnotherHasClaimedSinceIsNotAdopted() {
    scene.submit(JOB);
    Claim second = scene.claim("w2", simulation(), LONG).orElseThrow();

    assertThat(renew()).isEqualTo(Renewal.STALE_LEASE);
    assertThat(complete(claim.token())).isEqualTo(Verdict.STALE_LEASE);
    assertThat(complete(second.token())).isEqualTo(Verdict.APPLIED);
  }

  @Test
  void nothingIsAdoptedAfterALeaseTime() {
    scene.submit(aJob().number(2).build());
    scene.pass(BEYOND_A_LEASE);
    assertThat(renew()).isEqualTo(Renewal.STALE_LEASE);
    scene.submit(JOB);

    assertThat(renew()).isEqualTo(Renewal.STALE_LEASE);
    assertThat(scene.status(JOB.id())).isEqualTo(JobStatus.PENDING);
  }

  private Renewal renew() {
    return scene.leases().renew(JOB.id(), claim.token(), WORKER, LONG);
  }

  private Verdict complete(LeaseToken token) {
    return scene.leases().complete(JOB.id(), token, JsonValue.of(1), Usage.ofDuration(1));
  }
}
