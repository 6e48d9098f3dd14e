package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.job.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link JobArrivals} promises, given the queue whose jobs it tells of. */
public abstract class JobArrivalsContract {
  private static final Duration LONG = Duration.ofSeconds(4);
  private static final Duration BRIEF = Duration.ofMillis(200);

  /** The signals of the queue. */
  protected abstract JobArrivals arrivals();

  /** The queue, without jobs. */
  protected abstract JobQueue emptyQueue();

  @Test
  void tellsOfAJobThatBeganToWait() {
    JobQueue queue = emptyQueue();
    try (var listening = arrivals().listen(worker("w", "simulation"))) {
      until(() -> !listening.await(BRIEF));

      queue.submit(List.of(aJob().build()));

      assertThat(listening.await(LONG)).isTrue();
    }
  }

  @Test
  void wakesAsManyOfWorkersAlikeAsJobsHaveCome() {
    JobQueue queue = emptyQueue();
    try (var first = arrivals().listen(worker("w1", "simulation"));
        var second = arrivals().listen(worker("w2", "simulation"));
        var third = arrivals().listen(worker("w3", "simulation"))) {
      until(() -> !first.await(BRIEF) && !second.await(BRIEF) && !third.await(BRIEF));

      queue.submit(List.of(aJob().number(1).build(), aJob().number(2).build()));

      assertThat(first.await(LONG)).isTrue();
      assertThat(second.await(LONG)).isTrue();
      assertThat(third.await(BRIEF)).isFalse();
    }
  }

  @Test
  void wakesAnotherWhereOneHasFoundNothing() {
    JobQueue queue = emptyQueue();
    try (var first = arrivals().listen(worker("w1", "simulation"));
        var second = arrivals().listen(worker("w2", "simulation"))) {
      until(() -> !first.await(BRIEF) && !second.await(BRIEF));
      queue.submit(List.of(aJob().build()));
      assertThat(first.await(LONG)).isTrue();

      first.await(BRIEF);

      assertThat(second.await(LONG)).isTrue();
    }
  }

  @Test
  void keepsQuietAboutOtherTypes() {
    JobQueue queue = emptyQueue();
    try (var listening = arrivals().listen(worker("w", "claude_api"))) {
      until(() -> !listening.await(BRIEF));

      queue.submit(List.of(aJob().build()));

      assertThat(listening.await(BRIEF)).isFalse();
    }
  }

  @Test
  void leavesAnInterruptedThreadInterrupted() {
    try (var listening = arrivals().listen(worker("w", "simulation"))) {
      Thread.currentThread().interrupt();

      boolean worthAsking = listening.await(Duration.ofMinutes(1));

      assertThat(worthAsking).isFalse();
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static IdleWorker worker(String id, String type) {
    return new IdleWorker(new WorkerId(id), Capabilities.ofTypes(Set.of(new JobType(type))), 1, 1);
  }
}
