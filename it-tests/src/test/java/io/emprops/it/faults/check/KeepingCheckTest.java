package io.emprops.it.faults.check;

import static io.emprops.it.faults.check.Histories.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobEvent.Logged;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import io.emprops.it.faults.check.Fact.Write;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the checker finds about logs and ends in histories that were written by hand. */
final class KeepingCheckTest {
  private static final QueuedJob A = job(1, "a");
  private static final QueuedJob B = job(2, "b");

  private final Histories history = new Histories();

  @Test
  void findsNothingInTheLifeOfAJobThatEndsWell() {
    history
        .add(new Fact.Accepted(A))
        .submitted(A)
        .claimed(A, 1, 1)
        .wrote(A, 1, Write.COMPLETE, Verdict.APPLIED)
        .ended(A, JobStatus.COMPLETED, null, 1)
        .wrote(A, 1, Write.COMPLETE, Verdict.STALE_LEASE)
        .add(new Fact.EndedInLedger(A.id()))
        .add(new Fact.Acknowledged(Set.of(A.id())))
        .pass(Duration.ofHours(1))
        .add(new Fact.Compared(Set.of(A.id()), Set.of(A.id())))
        .add(new Fact.Finished(Set.of(), Set.of(), List.of()));

    assertThat(history.broken()).isEmpty();
  }

  @Test
  void findsOneNumberWithTwoContents() {
    history
        .submitted(A)
        .happened(A, new Logged("info", "one"))
        .read(A, 1, false, history.event(A, 2, new Logged("info", "two")));

    finds("is both");
  }

  @Test
  void findsAGapInALog() {
    history.submitted(A).read(A, 1, false, history.event(A, 3, new Logged("info", "three")));

    finds("1.3 follows 1.1");
  }

  @Test
  void findsAReaderWhoIsToldThatAllWasReadBeforeTheResult() {
    history.submitted(A).ended(A, JobStatus.CANCELLED, "requested", 0).read(A, 1, true);

    finds("is told that 1.1 is all");
  }

  @Test
  void findsAnEventAfterTheEnd() {
    history
        .submitted(A)
        .ended(A, JobStatus.CANCELLED, "requested", 0)
        .moved(A, JobStatus.PENDING, null);

    finds("goes on after its end");
  }

  @Test
  void findsALifeWithTheEpochOfTheOneBefore() {
    history.submitted(A).flushed(1).submitted(B);

    finds("is of epoch 1, after 1 and 1");
  }

  @Test
  void findsAnEndThatIsForgottenBeforeTheLedgerHasIt() {
    history
        .submitted(A)
        .ended(A, JobStatus.CANCELLED, "requested", 0)
        .pass(Duration.ofHours(2))
        .add(new Fact.Compared(Set.of(A.id()), Set.of(A.id())));

    finds("is forgotten");
  }

  @Test
  void findsAJobThatIsTakenTwice() {
    history.submitted(A).add(new Fact.Submitted(A, true));

    finds("is forgotten");
  }

  @Test
  void findsASecondEndInTheLedger() {
    history.add(new Fact.EndedInLedger(A.id())).add(new Fact.EndedInLedger(A.id()));

    finds("has ended twice");
  }

  @Test
  void findsWhatIsLeftAtTheEnd() {
    assertThat(finished(new Fact.Finished(Set.of(A.id()), Set.of(), List.of())))
        .hasValueSatisfying(how -> assertThat(how).contains("accepted jobs have no end"));
    assertThat(finished(new Fact.Finished(Set.of(), Set.of("r1"), List.of())))
        .hasValueSatisfying(how -> assertThat(how).contains("readers were told no end"));
    assertThat(finished(new Fact.Finished(Set.of(), Set.of(), List.of("{p0}:leases"))))
        .hasValueSatisfying(how -> assertThat(how).contains("nothing lives"));
  }

  private static Optional<String> finished(Fact.Finished fact) {
    return new Histories().add(fact).broken();
  }

  private void finds(String how) {
    assertThat(history.broken()).hasValueSatisfying(found -> assertThat(found).contains(how));
  }
}
