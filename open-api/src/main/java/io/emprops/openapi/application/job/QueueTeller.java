package io.emprops.openapi.application.job;

import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.QueueSetting;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.util.Optional;

/** Tells the partitions of a queue what operators want of it. */
final class QueueTeller {
  private final QueueControl queue;
  private final Partitions partitions;

  QueueTeller(QueueControl queue, Partitions partitions) {
    this.queue = queue;
    this.partitions = partitions;
  }

  /**
   * Tells all that can be told.
   *
   * @return whether it may have changed something
   * @throws QueueUnavailableException if any could not be told
   */
  boolean tell(QueueSetting setting) {
    boolean changed = false;
    Optional<QueueUnavailableException> failure = Optional.empty();
    for (Partition partition : partitions.all()) {
      try {
        changed |= tell(partition, setting);
      } catch (QueueUnavailableException e) {
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return changed;
  }

  /**
   * Tells one, its share of a limit: nobody knows where jobs of a flow key will come from, and all
   * together must not exceed it.
   */
  boolean tell(Partition partition, QueueSetting setting) {
    return switch (setting) {
      case QueueSetting.Paused(var gate, boolean paused) ->
          paused ? queue.pause(partition, gate) : queue.resume(partition, gate);
      case QueueSetting.Limited(String flowKey, var limit) -> {
        int place = partitions.all().indexOf(partition);
        queue.limit(partition, flowKey, limit.share(place, partitions.all().size()));
        yield true;
      }
      case QueueSetting.Revoked(var worker, var until) -> {
        queue.revoke(partition, worker, until);
        yield true;
      }
      case QueueSetting.Weighed(String customer, double weight) -> {
        queue.weigh(partition, customer, weight);
        yield true;
      }
    };
  }
}
