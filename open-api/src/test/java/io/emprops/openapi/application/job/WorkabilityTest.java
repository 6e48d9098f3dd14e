package io.emprops.openapi.application.job;

import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.claimed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.ofType;
import static io.emprops.core.job.port.out.LedgerJobs.requiring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Unworkable;
import io.emprops.core.job.Unworkable.Reason;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.CustomerAccess;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.out.InMemoryWorkerDirectory;
import io.emprops.core.workflow.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The condition of pending jobs, as those see it who read them. */
final class WorkabilityTest {
  private static final Principal VIEWER =
      new Principal(new OrganisationId("acme"), new UserId("ada"), Role.VIEWER);
  private static final JsonValue FLUX = JsonValue.object().put("models", "flux").build();
  private static final Capabilities PLAIN = offer(null, null);

  private final LedgerPorts ledger = new InMemoryJobLedger().ports();
  private final InMemoryWorkerDirectory workers = new InMemoryWorkerDirectory();
  private Instant now = Instant.parse("2026-11-24T08:00:00Z");
  private final FindJobsService jobs =
      new FindJobsService(
          ledger.ledger(), new Workability(workers, () -> now), new JobNews(), () -> now);

  @Test
  void tellsAJobThatNobodyOffersToDoFromOneThatNobodyCanDo() {
    ledger.ledger().accept(ofType(1, "comfyui"));
    ledger.ledger().accept(requiring(2, FLUX));
    ledger.ledger().accept(aJob(3));
    register(PLAIN);

    assertThat(reason(1)).contains(Reason.NO_WORKER_YET);
    assertThat(reason(2)).contains(Reason.REQUIREMENTS_UNMET);
    assertThat(reason(3)).isEmpty();
    assertThat(jobs.list(VIEWER, JobFilter.all()).items())
        .extracting(JobSummary::id, job -> Optional.ofNullable(job.unworkable()))
        .containsExactly(
            tuple(id(3), Optional.empty()), tuple(id(2), found(2)), tuple(id(1), found(1)));
  }

  @Test
  void honoursWhatWorkersThemselvesRefuse() {
    ledger.ledger().accept(aJob(1));

    register(offer(new WorkflowId("01HYYYYYYYYYYYYYYYYYYYYYYY"), null));
    assertThat(reason(1)).contains(Reason.REQUIREMENTS_UNMET);

    later(Workability.KEPT);
    register(offer(null, new CustomerAccess(null, Set.of(), Set.of("acme"))));
    assertThat(reason(1)).contains(Reason.REQUIREMENTS_UNMET);
  }

  @Test
  void isClearedByAWorkerThatRegistersAndComesBackWhenItGoes() {
    ledger.ledger().accept(aJob(1));
    assertThat(reason(1)).contains(Reason.NO_WORKER_YET);

    register(PLAIN);
    later(Workability.KEPT);
    assertThat(reason(1)).isEmpty();

    workers.live(List.of());
    later(Workability.KEPT);
    assertThat(reason(1)).contains(Reason.NO_WORKER_YET);
  }

  @Test
  void asksOnceForAsManyJobsAsAreReadTogether() {
    for (int n = 1; n <= 50; n++) {
      ledger.ledger().accept(aJob(n));
    }

    jobs.list(VIEWER, JobFilter.all());
    reason(1);
    later(Workability.KEPT.minusMillis(1));
    reason(2);

    assertThat(workers.asked()).isOne();
  }

  @Test
  void asksNothingAboutJobsThatDoNotWait() {
    ledger.ledger().accept(aJob(1));
    ledger.projection().fill(List.of(event(id(1), 1, 1, claimed(1))));

    assertThat(reason(1)).isEmpty();
    assertThat(workers.asked()).isZero();
  }

  @Test
  void answersWithoutTheConditionWhileTheQueueIsAwayAndLeavesItAlone() {
    ledger.ledger().accept(aJob(1));
    workers.away(true);

    assertThat(jobs.find(VIEWER, id(1))).isPresent();
    assertThat(reason(1)).isEmpty();
    assertThat(jobs.list(VIEWER, JobFilter.all()).items()).hasSize(1);
    assertThat(workers.asked()).isOne();

    workers.away(false);
    later(Workability.LEFT_ALONE);
    assertThat(reason(1)).contains(Reason.NO_WORKER_YET);
  }

  @Test
  void asksAgainThoughTheClockWentBack() {
    ledger.ledger().accept(aJob(1));
    reason(1);
    register(PLAIN);

    later(Duration.ofHours(-1));

    assertThat(reason(1)).isEmpty();
  }

  private Optional<Reason> reason(int job) {
    return found(job).map(Unworkable::reason);
  }

  private Optional<Unworkable> found(int job) {
    return jobs.find(VIEWER, id(job)).map(JobRecord::unworkable);
  }

  private void later(Duration passed) {
    now = now.plus(passed);
  }

  private void register(Capabilities offer) {
    var worker =
        new WorkerPresence(new WorkerId("w"), new MachineId("m"), offer, 1, List.of(), now, null);
    workers.live(List.of(worker));
    workers.seen(List.of(offer));
  }

  private static Capabilities offer(@Nullable WorkflowId only, @Nullable CustomerAccess customers) {
    return new Capabilities(
        Set.of(new JobType("simulation")),
        Map.of(),
        Map.of("simulation", List.of("sdxl")),
        null,
        only,
        customers);
  }
}
