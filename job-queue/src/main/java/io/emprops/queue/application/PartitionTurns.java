package io.emprops.queue.application;

import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobLeases;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Asks the partitions of a worker's types one after the other. Each time another one may be the
 * first, by chance: nobody has to remember whose turn it was, and none starves while another always
 * has jobs.
 */
final class PartitionTurns {
  private final JobLeases leases;
  private final Partitions partitions;
  private final RandomGenerator chance;

  PartitionTurns(JobLeases leases, Partitions partitions, RandomGenerator chance) {
    this.leases = leases;
    this.partitions = partitions;
    this.chance = chance;
  }

  /**
   * One job of the first partition that has one for this worker. One that cannot be asked is passed
   * over.
   *
   * @throws QueueUnavailableException if none of them could be asked
   */
  Optional<Claim> claim(IdleWorker worker, Duration lease) {
    List<Partition> mine = partitions.of(worker.offer().jobTypes());
    int first = mine.size() > 1 ? chance.nextInt(mine.size()) : 0;
    int failures = 0;
    for (int i = 0; i < mine.size(); i++) {
      Partition partition = mine.get((first + i) % mine.size());
      try {
        IdleWorker asking = mine.size() == 1 ? worker : within(partition, worker);
        Optional<Claim> claim = leases.claim(partition, asking, lease, 1).stream().findFirst();
        if (claim.isPresent()) {
          return claim;
        }
      } catch (QueueUnavailableException e) {
        failures++;
        if (failures == mine.size()) {
          throw e;
        }
      }
    }
    return Optional.empty();
  }

  private IdleWorker within(Partition partition, IdleWorker worker) {
    return worker.only(type -> partitions.of(type).equals(partition));
  }
}
