package io.emprops.queue.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TendQueueServiceTest {
  private static final Partition P1 = new Partition("p1");
  private static final Partitions PARTITIONS =
      Partitions.of(Map.of(P1, Set.of(new JobType("comfyui"))));

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
  void tendsTheOthersWhileOneIsAwayAndSaysSo() {
    leases.away.add(Partitions.DEFAULT);
    leases.due.put(P1, 4);

    assertThatThrownBy(service::tend).isInstanceOf(QueueUnavailableException.class);
    assertThat(leases.due).isEmpty();
  }
}
