package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.job.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobType;
import io.emprops.core.job.port.out.JobQueue;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link JobArrivals} promises, given the queue whose jobs it tells of. */
public abstract class JobArrivalsContract {
  private static final Duration LONG = Duration.ofSeconds(4);
  private static final Set<JobType> SIMULATION = Set.of(new JobType("simulation"));

  /** The signals of the queue. */
  protected abstract JobArrivals arrivals();

  /** The queue, without jobs. */
  protected abstract JobQueue emptyQueue();

  @Test
  void tellsOfAJobThatBeganToWait() {
    JobQueue queue = emptyQueue();
    try (var listening = arrivals().listen(SIMULATION)) {
      until(() -> !listening.await(Duration.ofMillis(200)));

      queue.submit(List.of(aJob().build()));

      assertThat(listening.await(LONG)).isTrue();
    }
  }

  @Test
  void keepsQuietAboutOtherTypes() {
    JobQueue queue = emptyQueue();
    try (var listening = arrivals().listen(Set.of(new JobType("claude_api")))) {
      until(() -> !listening.await(Duration.ofMillis(200)));

      queue.submit(List.of(aJob().build()));

      assertThat(listening.await(Duration.ofMillis(200))).isFalse();
    }
  }

  @Test
  void leavesAnInterruptedThreadInterrupted() {
    try (var listening = arrivals().listen(SIMULATION)) {
      Thread.currentThread().interrupt();

      boolean worthAsking = listening.await(Duration.ofMinutes(1));

      assertThat(worthAsking).isFalse();
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
