package io.emprops.it.faults.check;

import static io.emprops.it.faults.check.Histories.failure;
import static io.emprops.it.faults.check.Histories.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.port.out.JobLeases.Renewal;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import io.emprops.it.faults.check.Fact.Write;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the checker finds about leases and attempts in histories that were written by hand. */
final class LeaseCheckTest {
  private static final WorkerId WORKER = new WorkerId("w1");
  private static final QueuedJob A = job(1, "a");

  private final Histories history = new Histories();

  @Test
  void findsAWriteUnderATokenOfAnEarlierClaim() {
    history
        .submitted(A)
        .claimed(A, 1, 1)
        .pass(Histories.LEASE)
        .moved(A, JobStatus.PENDING, "lease-expired")
        .claimed(A, 2, 2)
        .wrote(A, 1, Write.REPORT, Verdict.APPLIED);

    finds("accepted under a lease that is over");
  }

  @Test
  void findsAWriteAfterTheEnd() {
    history
        .submitted(A)
        .claimed(A, 1, 1)
        .wrote(A, 1, Write.COMPLETE, Verdict.APPLIED)
        .ended(A, JobStatus.COMPLETED, null, 1)
        .wrote(A, 1, Write.COMPLETE, Verdict.APPLIED);

    finds("accepted under a lease that is over");
  }

  @Test
  void findsThatALeaseIsRefusedWhileItHolds() {
    history.submitted(A).claimed(A, 1, 1).wrote(A, 1, Write.REPORT, Verdict.STALE_LEASE);

    finds("refused under its lease");
  }

  @Test
  void findsTwoHoldersOfOneJob() {
    history.submitted(A).claimed(A, 1, 1).claimed(A, 2, 2);

    finds("was handed out while");
  }

  @Test
  void findsALeaseThatIsTakenBackThoughItWasRenewed() {
    history
        .submitted(A)
        .claimed(A, 1, 1)
        .pass(Histories.LEASE.dividedBy(2))
        .add(new Fact.Renewed(WORKER, A.id(), Histories.token(1), Histories.LEASE, Renewal.RENEWED))
        .pass(Histories.LEASE.dividedBy(2))
        .moved(A, JobStatus.PENDING, "lease-expired");

    finds("taken from its worker too early");
  }

  @Test
  void findsALeaseThatNobodyTakesBack() {
    history.submitted(A).claimed(A, 1, 1).pass(Histories.LEASE).add(new Fact.Reaped());

    finds("still held after its lease");
  }

  @Test
  void takesTokensOfBeforeARollbackAsGoodAgain() {
    history
        .submitted(A)
        .claimed(A, 1, 1)
        .add(new Fact.Marked())
        .wrote(A, 1, Write.COMPLETE, Verdict.APPLIED)
        .ended(A, JobStatus.COMPLETED, null, 1)
        .add(new Fact.RolledBack())
        .wrote(A, 1, Write.REPORT, Verdict.APPLIED);

    assertThat(history.broken()).isEmpty();
  }

  @Test
  void findsATokenOfALostLife() {
    history.submitted(A).claimed(A, 1, 1).flushed(2).wrote(A, 1, Write.REPORT, Verdict.APPLIED);

    finds("accepted under a lease that is over");
  }

  @Test
  void letsAWorkerAdoptItsJobOnceInANewLife() {
    history.submitted(A).claimed(A, 1, 1).flushed(2).submitted(A);
    adopted(1, Renewal.RENEWED).wrote(A, 1, Write.REPORT, Verdict.APPLIED);
    assertThat(history.broken()).isEmpty();

    adopted(2, Renewal.RENEWED);
    finds("accepted under a lease that is over");
  }

  @Test
  void findsAnAdoptionThatComesTooLate() {
    history.submitted(A).claimed(A, 1, 1).flushed(2).submitted(A).pass(Duration.ofSeconds(31));

    adopted(1, Renewal.NOT_YET);
    assertThat(history.broken()).isEmpty();

    adopted(1, Renewal.RENEWED);
    finds("accepted under a lease that is over");
  }

  private Histories adopted(int token, Renewal answer) {
    return history.add(
        new Fact.Renewed(WORKER, A.id(), Histories.token(token), Histories.LEASE, answer));
  }

  @Test
  void findsAThirdCrashThatIsNotPoison() {
    history.submitted(A);
    for (int n = 1; n <= 3; n++) {
      history.claimed(A, n, n).pass(Histories.LEASE).moved(A, JobStatus.PENDING, "lease-expired");
    }

    finds("goes on after 3 crashes");
  }

  @Test
  void findsPoisonThatComesTooEarly() {
    history
        .submitted(A)
        .claimed(A, 1, 1)
        .pass(Histories.LEASE)
        .ended(A, JobStatus.FAILED, "poison", 1);

    finds("ends too early");
  }

  @Test
  void findsAnEleventhRelease() {
    history.submitted(A);
    for (int n = 1; n <= 11; n++) {
      history
          .claimed(A, n, n)
          .wrote(A, n, Write.RELEASE, Verdict.APPLIED)
          .moved(A, JobStatus.PENDING, "released");
    }

    finds("goes on after 11 releases");
  }

  @Test
  void findsAnAttemptTooMany() {
    QueuedJob once = job(1, "a", null, null, 1);
    history
        .submitted(once)
        .claimed(once, 1, 1)
        .wrote(once, 1, Write.FAIL, Verdict.APPLIED)
        .failed(once, JobStatus.SCHEDULED, failure(FailureClass.SERVICE_ERROR));

    finds("goes on after 1 failures");
  }

  @Test
  void findsARetryOfWhatWillNotPass() {
    history
        .submitted(A)
        .claimed(A, 1, 1)
        .wrote(A, 1, Write.FAIL, Verdict.APPLIED)
        .failed(A, JobStatus.SCHEDULED, failure(FailureClass.AUTH_ERROR));

    finds("goes on after AUTH_ERROR");
  }

  @Test
  void findsAnAttemptWithoutANumber() {
    history.submitted(A).claimed(A, 2, 1);

    finds("attempt 2 follows 0");
  }

  @Test
  void findsAttemptsThatTheEndForgets() {
    history
        .submitted(A)
        .claimed(A, 1, 1)
        .wrote(A, 1, Write.COMPLETE, Verdict.APPLIED)
        .ended(A, JobStatus.COMPLETED, null, 0);

    finds("ends with 0 attempts after 1 claims");
  }

  private void finds(String how) {
    assertThat(history.broken()).hasValueSatisfying(found -> assertThat(found).contains(how));
  }
}
