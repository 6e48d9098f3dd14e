package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonText;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link LeasedJobs} promises. A subclass says how to get one, and a scene around it.
 */
public abstract class LeasedJobsContract {
  private LeaseScene scene;
  private LeasedJobs jobs;

  /** A partition without jobs. */
  protected abstract LeaseScene emptyScene();

  /** The jobs of that partition. */
  protected abstract LeasedJobs jobsOf(LeaseScene scene);

  @BeforeEach
  void prepare() {
    scene = emptyScene();
    jobs = jobsOf(scene);
  }

  @Test
  void findsTheJobUnderItsLease() {
    QueuedJob job = aJob().number(1).customer("c").build();
    scene.submit(job, aJob().number(2).build());
    JobLeases.Claim claim = scene.claim().orElseThrow();

    assertThat(jobs.find(claim.job().id(), claim.token())).contains(claim.job());
  }

  @Test
  void findsNothingUnderAnotherToken() {
    scene.submit(aJob().number(1).build());
    JobLeases.Claim claim = scene.claim().orElseThrow();

    assertThat(jobs.find(claim.job().id(), new LeaseToken("A".repeat(32)))).isEmpty();
  }

  @Test
  void findsNothingThatHasEnded() {
    scene.submit(aJob().number(1).build());
    JobLeases.Claim claim = scene.claim().orElseThrow();
    scene
        .leases()
        .complete(claim.job().id(), claim.token(), JsonText.parse("{}"), Usage.ofDuration(1));

    assertThat(jobs.find(claim.job().id(), claim.token())).isEmpty();
  }

  @Test
  void findsNothingThatIsUnknownOnceNobodyCanGetItBack() {
    scene.submit(aJob().number(1).build());
    scene.pass(Duration.ofMinutes(1));

    assertThat(jobs.find(aJob().number(9).build().id(), new LeaseToken("A".repeat(32)))).isEmpty();
  }
}
