package io.emprops.core.job.port.out;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.PARTITION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.cancelled;
import static io.emprops.core.job.port.out.LedgerJobs.claimed;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.life;
import static io.emprops.core.job.port.out.LedgerJobs.page;
import static io.emprops.core.job.port.out.LedgerJobs.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.Attempt;
import io.emprops.core.job.EventId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.port.out.JobProjection.Applied;
import io.emprops.core.job.port.out.JobProjection.Position;
import io.emprops.core.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link JobProjection} promises. A subclass only says how to get an empty one. */
public abstract class JobProjectionContract {
  private LedgerPorts ports = new InMemoryJobLedger().ports();

  /** An empty ledger. */
  protected abstract LedgerPorts emptyLedger();

  @BeforeEach
  void begin() {
    ports = emptyLedger();
    ports.ledger().accept(aJob(1));
  }

  @Test
  void beginsBeforeAllEvents() {
    assertThat(ports.projection().position(PARTITION)).isEqualTo(Position.beginning());
  }

  @Test
  void movesOnWithTheEventsItApplies() {
    Applied applied = apply(page(life(1), "5-0", event(id(1), 1, 1, claimed(1))));

    assertThat(applied).isEqualTo(new Applied(Set.of(id(1)), Set.of(), 0));
    assertThat(ports.projection().position(PARTITION))
        .isEqualTo(new Position(Optional.of(life(1)), "5-0"));
    assertThat(job().status()).isEqualTo(JobStatus.ASSIGNED);
  }

  @Test
  void appliesNothingWhenAnotherHasMoved() {
    Position read = ports.projection().position(PARTITION);
    apply(page(life(1), "5-0", event(id(1), 1, 1, claimed(1))));

    Optional<Applied> second =
        ports
            .projection()
            .apply(PARTITION, read, page(life(1), "6-0", event(id(1), 1, 2, completed(AWKWARD))));

    assertThat(second).isEmpty();
    assertThat(job().status()).isEqualTo(JobStatus.ASSIGNED);
    assertThat(ports.projection().position(PARTITION).cursor()).isEqualTo("5-0");
  }

  @Test
  void goesBackToTheBeginningOfAnotherLifeOnce() {
    apply(page(life(1), "9-0", event(id(1), 1, 1, claimed(1))));
    Position read = ports.projection().position(PARTITION);

    boolean first = ports.projection().restart(PARTITION, read, life(2));
    boolean second = ports.projection().restart(PARTITION, read, life(2));

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(ports.projection().position(PARTITION))
        .isEqualTo(new Position(Optional.of(life(2)), PartitionPage.BEGINNING));
  }

  @Test
  void keepsTheResultDigitByDigit() {
    apply(page(life(1), "5-0", event(id(1), 1, 4, completed(AWKWARD))));

    JobRecord ended = job();
    assertThat(ended.isFinal()).isTrue();
    assertThat(ended.result()).isEqualTo(AWKWARD);
    assertThat(ended.resultEvent()).isEqualTo(new EventId(1, 4));
    assertThat(ended.endedAt()).isEqualTo(T0.plusSeconds(64));
    assertThat(ended.attempts())
        .extracting(Attempt::outcome)
        .containsExactly(Attempt.Outcome.COMPLETED);
  }

  @Test
  void tellsANullResultFromNone() {
    ports.ledger().accept(aJob(2));

    apply(
        page(
            life(1),
            "5-0",
            event(id(1), 1, 1, completed(JsonValue.ofNull())),
            event(id(2), 1, 1, cancelled())));

    assertThat(job().result()).isEqualTo(JsonValue.ofNull());
    assertThat(find(2).result()).isNull();
  }

  @Test
  void letsTheFirstEndWin() {
    Applied applied =
        apply(
            page(
                life(1),
                "5-0",
                event(id(1), 1, 2, completed(AWKWARD)),
                event(id(1), 1, 3, cancelled())));

    assertThat(applied).isEqualTo(new Applied(Set.of(id(1)), Set.of(id(1)), 1));
    assertThat(job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job().result()).isEqualTo(AWKWARD);
  }

  @Test
  void keepsALateResultOnce() {
    var first = event(id(1), 1, 2, completed(AWKWARD));
    var late = event(id(1), 2, 5, cancelled());
    apply(page(life(1), "5-0", first));

    Applied once = apply(page(life(1), "6-0", late));
    Applied twice = apply(page(life(1), "7-0", late, first));

    assertThat(once.lateResults()).isOne();
    assertThat(twice.lateResults()).isZero();
  }

  @Test
  void doesNotGoBackWhenEventsComeAgain() {
    var claim = event(id(1), 1, 1, claimed(1));
    var begun = event(id(1), 1, 2, state(JobStatus.IN_PROGRESS));
    apply(page(life(1), "2-0", claim, begun));

    Applied again = apply(page(life(1), "2-0", claim));

    assertThat(again.changed()).isEmpty();
    assertThat(job().status()).isEqualTo(JobStatus.IN_PROGRESS);
    assertThat(job().attempts()).hasSize(1);
  }

  @Test
  void doesNotComeBackFromAnEnd() {
    apply(page(life(1), "2-0", event(id(1), 1, 1, completed(AWKWARD))));

    Applied after =
        apply(
            page(
                life(1),
                "3-0",
                event(id(1), 1, 2, state(JobStatus.PENDING)),
                event(id(1), 1, 3, new JobEvent.Progressed("x", 1.0, 2.0, null, null, null))));

    assertThat(after.changed()).isEmpty();
    assertThat(job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job().progress()).isNull();
  }

  @Test
  void wantsACancelledBrokerJobThatRunsAfterItsEnd() {
    apply(page(life(1), "2-0", event(id(1), 1, 3, completed(AWKWARD))));
    drainAcknowledgements();

    apply(page(life(2), "1-0", event(id(1), 1, 1, claimed(1)), event(id(1), 2, 1, claimed(1))));

    List<JobId> cancels = new ArrayList<>();
    ports.outbox().submit(PARTITION, 10, T0, _ -> List.of());
    ports.outbox().cancel(PARTITION, 10, cancels::addAll);
    assertThat(cancels).containsExactly(id(1));
  }

  @Test
  void doesNotCancelWhatOnlyCameAgain() {
    var claim = event(id(1), 1, 1, claimed(1));
    var end = event(id(1), 1, 2, completed(AWKWARD));
    apply(page(life(1), "2-0", claim, end));
    ports.outbox().submit(PARTITION, 10, T0, _ -> List.of());

    apply(page(life(1), "2-0", claim, end));

    assertThat(ports.outbox().cancel(PARTITION, 10, _ -> {})).isZero();
  }

  @Test
  void acknowledgesWhatTheLedgerDoesNotKnow() {
    apply(page(life(1), "2-0", event(id(77), 1, 1, completed(AWKWARD))));

    List<JobId> acknowledged = new ArrayList<>();
    ports.outbox().acknowledge(PARTITION, 10, acknowledged::addAll);
    assertThat(acknowledged).containsExactly(id(77));
  }

  @Test
  void keepsTheLatestProgressAndEachAttempt() {
    var failure = JobFailure.of(FailureClass.NETWORK_ERROR, "http-503", "lone \ud800 and \u0000");
    apply(
        page(
            life(1),
            "6-0",
            event(id(1), 1, 1, claimed(1)),
            event(
                id(1),
                1,
                2,
                new JobEvent.StateChanged(JobStatus.SCHEDULED, "retry", 1, null, failure)),
            event(id(1), 1, 3, claimed(2)),
            event(id(1), 1, 4, new JobEvent.Progressed("draw", 1.0, 4.0, "steps", null, null)),
            event(id(1), 1, 5, new JobEvent.Progressed("draw", 2.0, 4.0, "steps", null, null))));

    JobRecord running = job();
    assertThat(running.progress())
        .isEqualTo(new JobEvent.Progressed("draw", 2.0, 4.0, "steps", null, null));
    assertThat(running.startedAt()).isEqualTo(T0.plusSeconds(61));
    assertThat(running.attempts())
        .extracting(Attempt::number, Attempt::outcome, Attempt::failure)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, Attempt.Outcome.FAILED, failure),
            org.assertj.core.groups.Tuple.tuple(2, null, null));
  }

  @Test
  void keepsTheAttemptsOfALostEpoch() {
    apply(page(life(1), "1-0", event(id(1), 1, 9, claimed(1))));
    ports.projection().restart(PARTITION, ports.projection().position(PARTITION), life(2));

    apply(
        page(
            life(2),
            "1-0",
            event(id(1), 2, 1, claimed(1)),
            event(id(1), 2, 2, completed(AWKWARD))));

    assertThat(job().attempts())
        .extracting(Attempt::outcome)
        .containsExactly(Attempt.Outcome.CRASHED, Attempt.Outcome.COMPLETED);
  }

  @Test
  void survivesReasonsThatNoTextColumnHolds() {
    var odd =
        new JobEvent.Ended(JobStatus.FAILED, "nul \u0000 lone \udc00", null, null, null, List.of());

    apply(page(life(1), "1-0", event(id(1), 1, 1, odd)));

    assertThat(job().status()).isEqualTo(JobStatus.FAILED);
  }

  @Test
  void fillsAGapWithoutMoving() {
    Applied applied = ports.projection().fill(List.of(event(id(1), 1, 7, completed(AWKWARD))));

    assertThat(applied.ended()).containsExactly(id(1));
    assertThat(ports.projection().position(PARTITION)).isEqualTo(Position.beginning());
    assertThat(job().isFinal()).isTrue();
  }

  private void drainAcknowledgements() {
    ports.outbox().acknowledge(PARTITION, 100, _ -> {});
  }

  private Applied apply(PartitionPage page) {
    Position read = ports.projection().position(PARTITION);
    return ports.projection().apply(PARTITION, read, page).orElseThrow();
  }

  private JobRecord job() {
    return find(1);
  }

  private JobRecord find(int n) {
    return ports.ledger().find(ORGANISATION, id(n)).orElseThrow();
  }
}
