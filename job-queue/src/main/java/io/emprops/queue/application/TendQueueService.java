package io.emprops.queue.application;

import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.port.in.TendQueueUseCase;
import io.emprops.core.worker.port.out.JobLeases;
import java.util.Optional;

/** Reaps each partition until nothing is due, a hundred jobs at a time. */
public final class TendQueueService implements TendQueueUseCase {
  private static final int MOST_ROUNDS = 50;

  private final JobLeases leases;
  private final Partitions partitions;

  /** Tends all of these. */
  public TendQueueService(JobLeases leases, Partitions partitions) {
    this.leases = leases;
    this.partitions = partitions;
  }

  @Override
  public int tend() {
    int moved = 0;
    Optional<QueueUnavailableException> failure = Optional.empty();
    for (Partition partition : partitions.all()) {
      try {
        moved += tend(partition);
      } catch (QueueUnavailableException e) {
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return moved;
  }

  private int tend(Partition partition) {
    int moved = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int now = leases.reap(partition);
      if (now == 0) {
        break;
      }
      moved += now;
    }
    return moved;
  }
}
