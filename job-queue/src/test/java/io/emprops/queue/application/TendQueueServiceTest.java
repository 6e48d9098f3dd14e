package io.emprops.queue.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TendQueueServiceTest {
  private static final Partition P1 = new Partition("p1");
  private static final Partitions PARTITIONS =
      Partitions.of(Map.of(P1, Set.of(new JobType("comfyui"))));

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ListedLeases leases = new ListedLeases();
  private final TendQueueService service = new TendQueueService(leases, PARTITIONS);

  @Test
  void movesWhatIsDueInEachPartition() {
    leases.due.put(Partitions.DEFAULT, 3);
    leases.due.put(P1, 4);

    assertThat(service.tend()).isEqualTo(7);
    assertThat(service.tend()).isZero();
  }

  @Test
  void looksAgainWhenTheFirstGateOpens() {
    leases.openings.put(Partitions.DEFAULT, Duration.ofMillis(40));
    leases.openings.put(P1, Duration.ofMillis(30));
    assertThat(service.pause()).isEqualTo(Duration.ofMillis(30));

    leases.openings.put(P1, Duration.ZERO);
    assertThat(service.pause()).isEqualTo(Duration.ofMillis(1));
  }

  @Test
  void looksOftenForAWhileAfterAGateOpenedSinceItMayShutForMoments() {
    leases.openings.put(P1, Duration.ofMillis(30));
    service.pause();
    leases.openings.clear();

    assertThat(service.pause()).isEqualTo(Duration.ofMillis(50));
    assertThat(Stream.generate(service::pause).limit(100)).last().isEqualTo(SECOND);
  }

  @Test
  void looksEverySecondWhileNoGateOpensSoonOrAPartitionIsAway() {
    leases.openings.put(P1, Duration.ofHours(1));
    leases.away.add(Partitions.DEFAULT);

    assertThat(service.pause()).isEqualTo(SECOND);
  }

  @Test
  void tendsTheOthersWhileOneIsAwayAndSaysSo() {
    leases.away.add(Partitions.DEFAULT);
    leases.due.put(P1, 4);

    assertThatThrownBy(service::tend).isInstanceOf(QueueUnavailableException.class);
    assertThat(leases.due).isEmpty();
  }
}
