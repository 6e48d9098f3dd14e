package io.emprops.openapi.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EventTailsTest {
  private static final String ULID = "01HZX3V6QK8M2N4P5R7S9T1W3Y";
  private static final Partitions PARTITIONS =
      Partitions.of(Map.of(new Partition("p1"), Set.of(new JobType("comfyui"))));

  private final EventTails tails =
      new EventTails(PARTITIONS, it -> new EventTail(new NoLog(), it, Duration.ZERO));

  @Test
  void followsAJobInItsPartition() {
    try (var _ = tails.subscribe(new JobId("p1-" + ULID), () -> {})) {
      assertThat(tails.each()).extracting(EventTail::followers).containsExactly(0, 1);
      assertThat(tails.followers()).isEqualTo(1);
    }
    assertThat(tails.followers()).isZero();
  }

  @Test
  void letsAJobOfAPartitionThatIsNoLongerServedBeFollowed() {
    try (var _ = tails.subscribe(new JobId("p7-" + ULID), () -> {})) {
      assertThat(tails.followers()).isEqualTo(1);
    }
  }

  @Test
  void wakesTheLoopsOfAllWithOneCall() throws InterruptedException {
    var one = new Wakeup();
    var other = new Wakeup();

    Wakeup.ofAll(Set.of(one, other)).call();

    assertThat(one.await(Duration.ZERO)).isTrue();
    assertThat(other.await(Duration.ZERO)).isTrue();
  }

  /** Is not there. */
  private static final class NoLog implements JobLog {
    @Override
    public JobLogPage read(JobId job, Optional<EventId> since, Duration wait) {
      throw new QueueUnavailableException("no log");
    }

    @Override
    public PartitionPage readPartition(
        Partition partition, String after, int limit, Duration wait) {
      throw new QueueUnavailableException("no log");
    }
  }
}
