package io.emprops.it.faults.check;

import static io.emprops.it.faults.check.Histories.BEGIN;
import static io.emprops.it.faults.check.Histories.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import io.emprops.it.faults.check.Fact.Write;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the checker finds about starts in histories that were written by hand. */
final class StartCheckTest {
  private static final QueuedJob A = job(1, "a");
  private static final QueuedJob B = job(2, "b");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Histories history = new Histories();

  @Test
  void findsAStartBeforeItsTime() {
    QueuedJob later = job(1, "a", BEGIN.plus(SECOND), null, 3);
    history.submitted(later).claimed(later, 1, 1);

    finds("starts before");
  }

  @Test
  void findsAStartAfterTheDeadlineAndALifeAfterIt() {
    QueuedJob late = job(1, "a", null, BEGIN.plus(SECOND), 3);
    history.submitted(late).pass(SECOND).claimed(late, 1, 1);

    finds("starts after its deadline");
    assertThat(new Histories().submitted(late).pass(SECOND).add(new Fact.Reaped()).broken())
        .hasValueSatisfying(how -> assertThat(how).contains("lives after its deadline"));
  }

  @Test
  void findsACancelledJobThatGoesOn() {
    history
        .submitted(A)
        .claimed(A, 1, 1)
        .add(new Fact.CancelAsked(A.id()))
        .pass(Histories.LEASE)
        .moved(A, JobStatus.PENDING, "lease-expired");

    finds("goes on after it was cancelled");
  }

  @Test
  void findsAStartBehindAPausedGate() {
    history.submitted(A).add(new Fact.Paused(new Gate.OfCustomer("a"))).claimed(A, 1, 1);

    finds("starts behind customer:a");
  }

  @Test
  void findsAFlowKeyThatRunsMoreThanItAllows() {
    QueuedJob first = job(1, "a", null, null, 3, "k");
    QueuedJob second = job(2, "a", null, null, 3, "k");
    history
        .add(new Fact.Limited("k", FlowLimit.atOnce(1)))
        .submitted(first, second)
        .claimed(first, 1, 1)
        .claimed(second, 1, 2);

    finds("k runs 1 already");
  }

  @Test
  void findsAFlowKeyThatStartsTooFast() {
    QueuedJob first = job(1, "a", null, null, 3, "k");
    QueuedJob second = job(2, "a", null, null, 3, "k");
    history
        .add(new Fact.Limited("k", FlowLimit.every(SECOND)))
        .submitted(first, second)
        .claimed(first, 1, 1)
        .pass(SECOND.dividedBy(2))
        .claimed(second, 1, 2);

    finds("k lets the next start at");
  }

  @Test
  void findsAStartBeforeTheProviderWantsIt() {
    QueuedJob job = job(1, "a", null, null, 3, "k");
    history
        .submitted(job)
        .claimed(job, 1, 1)
        .wrote(job, 1, Write.FAIL, Verdict.APPLIED)
        .failed(
            job, JobStatus.PENDING, new JobFailure(FailureClass.RATE_LIMIT, "429", "no", 5_000L))
        .claimed(job, 2, 2);

    finds("k is closed until");
  }

  @Test
  void findsAStartOfAFlowKeyOfWhichNothingIsLeft() {
    QueuedJob first = job(1, "a", null, null, 3, "k");
    QueuedJob second = job(2, "a", null, null, 3, "k");
    history
        .submitted(first, second)
        .claimed(first, 1, 1)
        .add(new Fact.Learned(first.id(), SECOND, Verdict.APPLIED))
        .claimed(second, 1, 2);

    finds("nothing of k is left until");
  }

  @Test
  void findsACustomerThatWaitsTooLong() {
    history.submitted(B);
    for (int n = 10; n < 13; n++) {
      QueuedJob other = job(n, "a");
      history.submitted(other).claimed(other, 1, n);
    }

    finds("a started 3 jobs while b waited; 2 are allowed");
  }

  @Test
  void findsACustomersJobThatStartsBeforeAnEarlierOne() {
    QueuedJob second = job(5, "a");
    history.submitted(A, second).claimed(second, 1, 1);

    finds("starts before p0-01HZX3V6QK8M2N4P5R7S9T0001 of the same customer");
  }

  private void finds(String how) {
    assertThat(history.broken()).hasValueSatisfying(found -> assertThat(found).contains(how));
  }
}
