package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.worker.port.out.LeaseScene.LONG;
import static io.emprops.core.worker.port.out.LeaseScene.P0;
import static io.emprops.core.worker.port.out.LeaseScene.WORKER;
import static io.emprops.core.worker.port.out.LeaseScene.simulation;
import static io.emprops.core.worker.port.out.LeaseScene.withGpu;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.core.worker.port.out.JobLeases.Renewal;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link JobLeases} promises: who gets which job and for how long, and with {@link
 * JobEndingsContract} how jobs end.
 */
public abstract class JobLeasesContract extends JobEndingsContract {
  @Test
  void handsEachJobToOneWorkerOnly() throws Exception {
    List<QueuedJob> jobs = IntStream.range(0, 200).mapToObj(n -> aJob().number(n).build()).toList();
    scene.queue().submit(jobs.subList(0, 100));
    scene.queue().submit(jobs.subList(100, 200));

    List<JobId> claimed = claimFromManyThreads(8);

    assertThat(claimed).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void offersAWorkerOnlyItsJobTypes() {
    scene.submit(aJob().jobType("claude_api").build());

    assertThat(scene.claim()).isEmpty();
    assertThat(scene.claim("w2", Capabilities.ofTypes(Set.of(new JobType("claude_api"))), LONG))
        .isPresent();
  }

  @Test
  void handsAJobToAWorkerThatMeetsItsRequirements() {
    scene.submit(
        aJob()
            .requirements("{\"hardware\":{\"gpu_memory_gb\":24},\"labels\":{\"region\":\"eu\"}}")
            .build());

    assertThat(scene.claim()).isEmpty();
    assertThat(scene.claim("w2", withGpu(16, "{\"region\":\"eu\"}"), LONG)).isEmpty();
    assertThat(scene.claim("w3", withGpu(80, "{\"region\":\"us\"}"), LONG)).isEmpty();
    assertThat(scene.claim("w4", withGpu(24, "{\"region\":\"eu\"}"), LONG)).isPresent();
  }

  @Test
  void givesTheJobAsItWasSubmitted() {
    QueuedJob job =
        aJob().payload("{\"n\":1.10,\"text\":\"\\u00e4\\ud83d\\ude00\"}").priority(0).build();
    scene.submit(job);

    Claim claim = scene.claim().orElseThrow();

    assertThat(claim.job()).isEqualTo(job);
    assertThat(claim.attempt()).isEqualTo(1);
    assertThat(claim.lease()).isEqualTo(LONG);
  }

  @Test
  void refusesEveryWriteUnderAnotherToken() {
    scene.submit(aJob().build());
    Claim claim = scene.claim().orElseThrow();
    var forged = new LeaseToken("A".repeat(32));

    assertThat(everyWrite(claim.job().id(), forged)).containsOnly(Verdict.STALE_LEASE);
    assertThat(scene.leases().renew(claim.job().id(), forged, WORKER, LONG))
        .isEqualTo(Renewal.STALE_LEASE);
    assertThat(scene.status(claim.job().id())).isEqualTo(JobStatus.ASSIGNED);
  }

  @Test
  void givesAJobToAnotherWorkerWhenItsLeaseIsOver() {
    scene.submit(aJob().build());
    Claim crashed = scene.claimAndCrash();

    Claim second = scene.claim().orElseThrow();

    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.token()).isNotEqualTo(crashed.token());
    assertThat(everyWrite(crashed.job().id(), crashed.token())).containsOnly(Verdict.STALE_LEASE);
  }

  @Test
  void keepsALeaseThatIsRenewed() {
    scene.submit(aJob().number(1).build(), aJob().number(2).build());
    Claim kept = scene.claim("w1", simulation(), LeaseScene.AT_ONCE).orElseThrow();
    Renewal renewal = scene.leases().renew(kept.job().id(), kept.token(), WORKER, LONG);

    scene.claimAndCrash();

    assertThat(renewal).isEqualTo(Renewal.RENEWED);
    assertThat(scene.status(kept.job().id())).isEqualTo(JobStatus.ASSIGNED);
  }

  @Test
  void givesAReleasedJobBackAtTheHeadUncounted() {
    QueuedJob low = aJob().number(1).priority(1).maxAttempts(1).build();
    scene.submit(low);
    Claim claim = scene.claim().orElseThrow();
    scene.submit(aJob().number(2).priority(99).build());

    scene.leases().release(low.id(), claim.token());

    assertThat(scene.claim().orElseThrow().job().id()).isEqualTo(low.id());
  }

  @Test
  void startsNoJobBeforeItsTime() {
    QueuedJob later = aJob().number(1).notBefore(Instant.now().plusSeconds(600)).build();
    QueuedJob soon = aJob().number(2).notBefore(Instant.now().plusMillis(50)).build();
    scene.submit(later, soon);

    Claim claim = scene.claimEventually();

    assertThat(claim.job().id()).isEqualTo(soon.id());
    assertThat(scene.status(later.id())).isEqualTo(JobStatus.SCHEDULED);
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void startsNoJobAfterItsDeadlineThoughNobodyHasReapedIt() {
    QueuedJob late = aJob().number(1).deadline(Instant.now().minusSeconds(1)).build();
    QueuedJob next = aJob().number(2).build();
    scene.submit(late, next);

    Claim claim = scene.claim().orElseThrow();

    assertThat(claim.job().id()).isEqualTo(next.id());
    assertThat(scene.status(late.id())).isEqualTo(JobStatus.TIMEOUT);
  }

  @Test
  void countsWhatWaitsByType() {
    scene.submit(aJob().number(1).build(), aJob().number(2).build());
    scene.claim();

    assertThat(scene.leases().waiting(P0))
        .contains(new JobLeases.Waiting(new JobType("simulation"), 1));
  }

  private List<JobId> claimFromManyThreads(int count)
      throws InterruptedException, ExecutionException {
    List<JobId> claimed = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(count)) {
      List<Future<List<JobId>>> results =
          IntStream.range(0, count).mapToObj(n -> threads.submit(() -> claimAll("w" + n))).toList();
      for (Future<List<JobId>> result : results) {
        claimed.addAll(result.get());
      }
    }
    return claimed;
  }

  private List<JobId> claimAll(String worker) {
    List<JobId> claimed = new ArrayList<>();
    Optional<Claim> claim = scene.claim(worker, simulation(), LONG);
    while (claim.isPresent()) {
      claimed.add(claim.get().job().id());
      claim = scene.claim(worker, simulation(), LONG);
    }
    return claimed;
  }
}
