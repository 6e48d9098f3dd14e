package io.emprops.core.job.port.out;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.SubmitOutcome.Accepted;
import io.emprops.core.job.SubmitOutcome.AlreadyKnown;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link JobQueue} promises. A subclass only says how to get an empty one. */
public abstract class JobQueueContract {
  private static final Partition P0 = new Partition("p0");

  /** A queue without jobs. */
  protected abstract JobQueue emptyQueue();

  @Test
  void acceptsJobsInOneCallAndAnswersInOrder() {
    JobQueue queue = emptyQueue();
    QueuedJob second = aJob().number(2).build();
    QueuedJob first = aJob().number(1).build();

    List<SubmitOutcome> outcomes = queue.submit(List.of(second, first));

    assertThat(outcomes).containsExactly(new Accepted(second.id()), new Accepted(first.id()));
  }

  @Test
  void knowsAJobThatCameBefore() {
    JobQueue queue = emptyQueue();
    QueuedJob job = aJob().build();
    queue.submit(List.of(job));

    List<SubmitOutcome> again =
        queue.submit(List.of(aJob().priority(99).build(), aJob().number(2).build()));

    assertThat(again).containsExactly(new AlreadyKnown(job.id()), new Accepted(id(2)));
  }

  @Test
  void takesAJobOnceThoughItStandsTwiceInACall() {
    JobQueue queue = emptyQueue();
    QueuedJob job = aJob().build();

    List<SubmitOutcome> outcomes = queue.submit(List.of(job, job));

    assertThat(outcomes).containsExactly(new Accepted(job.id()), new AlreadyKnown(job.id()));
  }

  @Test
  void tellsWhichJobsItDoesNotHold() {
    JobQueue queue = emptyQueue();
    queue.submit(List.of(aJob().number(1).build(), aJob().number(3).build()));

    var unknown = queue.unknownAmong(List.of(id(1), id(2), id(3), id(4)));

    assertThat(unknown).containsExactlyInAnyOrder(id(2), id(4));
  }

  @Test
  void knowsACancelledJobUntilItsEndIsAcknowledgedAndLonger() {
    JobQueue queue = emptyQueue();
    queue.submit(List.of(aJob().number(1).build()));

    queue.cancel(id(1));

    assertThat(queue.unknownAmong(List.of(id(1)))).isEmpty();
  }

  @Test
  void passesOverCancellationsAndAcknowledgementsOfUnknownJobs() {
    JobQueue queue = emptyQueue();

    queue.cancel(id(7));
    queue.acknowledge(List.of(id(7)));

    assertThat(queue.unknownAmong(List.of(id(7)))).containsExactly(id(7));
  }

  @Test
  void refusesMoreThanAHundredJobsInACall() {
    JobQueue queue = emptyQueue();
    List<QueuedJob> many =
        IntStream.rangeClosed(0, JobQueue.MOST_PER_CALL)
            .mapToObj(n -> aJob().number(n).build())
            .toList();

    assertThatThrownBy(() -> queue.submit(many)).isInstanceOf(IllegalArgumentException.class);
    assertThat(queue.unknownAmong(List.of(id(0)))).containsExactly(id(0));
  }

  @Test
  void keepsItsLifeWhileNothingIsLost() {
    JobQueue queue = emptyQueue();
    var before = queue.state(P0);

    queue.submit(List.of(aJob().build()));

    assertThat(queue.state(P0)).isEqualTo(before);
    assertThat(before.epoch()).isPositive();
    assertThat(before.runId()).isNotEmpty();
  }

  private static JobId id(int number) {
    return aJob().number(number).build().id();
  }
}
