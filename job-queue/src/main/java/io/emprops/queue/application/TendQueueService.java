package io.emprops.queue.application;

import io.emprops.core.job.Partition;
import io.emprops.core.worker.port.in.TendQueueUseCase;
import io.emprops.core.worker.port.out.JobLeases;

/** Reaps until nothing is due, a hundred jobs at a time. */
public final class TendQueueService implements TendQueueUseCase {
  private static final int MOST_ROUNDS = 50;

  private final JobLeases leases;
  private final Partition partition;

  /** Tends one partition. */
  public TendQueueService(JobLeases leases, Partition partition) {
    this.leases = leases;
    this.partition = partition;
  }

  @Override
  public int tend() {
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
