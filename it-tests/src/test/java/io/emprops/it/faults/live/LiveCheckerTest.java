package io.emprops.it.faults.live;

import static io.emprops.it.faults.live.LiveHistories.JOB;
import static io.emprops.it.faults.live.LiveHistories.OTHER;
import static io.emprops.it.faults.live.LiveHistories.REAL;
import static io.emprops.it.faults.live.LiveHistories.STUBBORN;
import static io.emprops.it.faults.live.LiveHistories.attempts;
import static io.emprops.it.faults.live.LiveHistories.event;
import static io.emprops.it.faults.live.LiveHistories.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.Attempt.Outcome;
import io.emprops.core.job.JobEvent.Ended;
import io.emprops.core.job.JobEvent.Logged;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobStatus;
import io.emprops.it.faults.live.LiveFact.Answer;
import io.emprops.it.faults.live.LiveHistories.Tried;
import io.emprops.it.faults.live.PlannedJob.Ending;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the checker of the whole system finds in histories that were written by hand. */
final class LiveCheckerTest {
  private static final Tried DONE = new Tried(REAL, Outcome.COMPLETED);
  private static final Tried CRASHED = new Tried(STUBBORN, Outcome.CRASHED);
  private static final Ended END =
      new Ended(JobStatus.COMPLETED, null, json("{\"n\":1}"), null, null, attempts(DONE));

  private final LiveHistories history = new LiveHistories();

  @Test
  void findsNothingWhereAllIsWell() {
    history
        .accepted(Ending.WELL)
        .accepted(Ending.WELL)
        .joined("f")
        .told("f", 1, 1, "a")
        .skipped("f", 2, 3)
        .told("f", 2, 4, "b")
        .wrote(1, 1, Answer.STALE)
        .completed("{\"n\":1}", DONE)
        .told("f", event(2, 9, END))
        .completed("{\"n\":1}", DONE)
        .over(Set.of(), Set.of());

    assertThat(history.broken()).isEmpty();
  }

  @Test
  void findsAJobThatIsForgotten() {
    history.accepted(Ending.WELL).over(Set.of(JOB), Set.of());

    finds("accepted jobs have no end");
  }

  @Test
  void findsAFollowerWhoIsForgotten() {
    history.accepted(Ending.WELL).over(Set.of(), Set.of("f"));

    finds("followers were told no end");
  }

  @Test
  void findsAKeyThatMakesTwoJobs() {
    history
        .accepted(Ending.WELL)
        .add(new LiveFact.Accepted(LiveHistories.plan(Ending.WELL), OTHER, "node"));

    finds("one key made two jobs");
  }

  @Test
  void findsAnEndThatChanges() {
    history
        .completed("{\"n\":1}", DONE)
        .ended(JobStatus.FAILED, "no", null, new Tried(REAL, Outcome.FAILED));

    finds("and node is told");
  }

  @Test
  void findsAnEndThatIsTakenBack() {
    history
        .completed("{\"n\":1}", DONE)
        .add(
            new LiveFact.Seen(
                "node", LiveHistories.record(JobStatus.PENDING, null, false, null, attempts())));

    finds("is pending at node after its end");
  }

  @Test
  void findsAFollowerWhoIsToldAnotherEnd() {
    history.completed("{\"n\":1,\"claim\":1}", DONE).joined("f").told("f", event(2, 9, END));

    assertThat(history.broken()).isPresent();
  }

  @Test
  void findsTheResultOfAnotherJob() {
    history.accepted(Ending.WELL).completed("{\"n\":2}", DONE);

    finds("ended as completed");
  }

  @Test
  void findsAnEndThatNobodyAskedFor() {
    history.accepted(Ending.WELL).ended(JobStatus.CANCELLED, "requested", null);

    finds("ended as cancelled");
  }

  @Test
  void findsACompletionOfWhatCannotEndWell() {
    history.accepted(Ending.INVALID).completed("{\"n\":1}", DONE);

    finds("ended as completed");
  }

  @Test
  void findsAFailureForNoReason() {
    history
        .accepted(Ending.WELL)
        .ended(JobStatus.FAILED, "simulated", null, new Tried(REAL, Outcome.FAILED));

    finds("ended as failed");
  }

  @Test
  void findsTooManyFailures() {
    Tried failed = new Tried(REAL, Outcome.FAILED);
    history
        .accepted(Ending.FAILS_ALWAYS)
        .ended(JobStatus.FAILED, "simulated", null, failed, failed, failed, failed);

    finds("failed too often");
  }

  @Test
  void findsAnAttemptAfterTheCompletedOne() {
    history.ended(JobStatus.FAILED, "simulated", null, DONE, new Tried(REAL, Outcome.FAILED));

    finds("goes on after it was completed");
  }

  @Test
  void findsAResultUnderAClaimThatWasOver() {
    history
        .wrote(1, 7, Answer.APPLIED)
        .completed("{\"n\":1,\"claim\":7}", CRASHED, new Tried(STUBBORN, Outcome.COMPLETED));

    finds("under a claim that was over");
  }

  @Test
  void findsTheResultOfALostWorkerInTheAttemptOfAnother() {
    history.wrote(1, 7, Answer.APPLIED).completed("{\"n\":1,\"claim\":7}", CRASHED, DONE);

    finds("the result of another claim");
  }

  @Test
  void findsAResultThatWasRefused() {
    history
        .wrote(1, 7, Answer.STALE)
        .completed("{\"n\":1,\"claim\":7}", new Tried(STUBBORN, Outcome.COMPLETED));

    finds("holds what was refused");
  }

  @Test
  void findsAnAcknowledgedResultThatIsLostUnlessRedisForgot() {
    history.wrote(1, 7, Answer.APPLIED).completed("{\"n\":1}", DONE);
    var forgetful =
        new LiveHistories()
            .wrote(1, 7, Answer.APPLIED)
            .add(new LiveFact.Faulted("FLUSH Redis", true))
            .completed("{\"n\":1}", DONE);

    finds("has lost what was acknowledged");
    assertThat(forgetful.broken()).isEmpty();
  }

  @Test
  void findsANumberThatDoesNotRise() {
    history.joined("f").told("f", 1, 2, "a").told("f", 1, 2, "a");

    finds("1.2 follows 1.2");
  }

  @Test
  void findsAnEventThatIsMissingUnlessItIsProgress() {
    var step = new Progressed("a", 1.0, 2.0, "steps", null, null);
    history
        .streamed(event(1, 1, new Logged("info", "a")))
        .streamed(event(1, 2, step))
        .streamed(event(1, 3, new Logged("info", "b")))
        .joined("f")
        .told("f", 1, 1, "a")
        .told("f", 1, 3, "b")
        .joined("g")
        .told("g", 1, 3, "b");

    finds("g of " + JOB + ": 1.3 follows 0.0 without");
  }

  @Test
  void findsOneNumberWithTwoContents() {
    history.joined("f").told("f", 1, 1, "a").joined("g").told("g", 1, 1, "b");

    finds("is both");
  }

  @Test
  void findsAnEventAfterTheResult() {
    history.joined("f").told("f", event(2, 9, END)).told("f", 2, 10, "a");

    finds("after the result");
  }

  private void finds(String how) {
    assertThat(history.broken()).hasValueSatisfying(found -> assertThat(found).contains(how));
  }
}
