package io.emprops.core.job.port.out;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the broker's events into the ledger. A job takes at most one end, the first; later ones
 * are kept beside it. Whatever ends is put into the outbox to be acknowledged, and what the broker
 * runs after its end, to be cancelled. Every implementation passes {@code JobProjectionContract}.
 */
public interface JobProjection {

  /** Up to where the events of a partition have been applied. */
  Position position(Partition partition);

  /**
   * Applies the events and moves on to the page's cursor, all or nothing.
   *
   * @param read where the page was read from
   * @return empty, and nothing done, if another projection has moved in the meantime
   */
  Optional<Applied> apply(Partition partition, Position read, PartitionPage page);

  /**
   * Goes back to the beginning of another life of the broker.
   *
   * @return whether the position was still the given one
   */
  boolean restart(Partition partition, Position from, BrokerState state);

  /** Applies events of single jobs, without moving. */
  Applied fill(List<JobEvent> events);

  /**
   * A place in a partition's events.
   *
   * @param state which life of the broker the cursor belongs to; empty before the first page
   */
  record Position(Optional<BrokerState> state, String cursor) {

    /** Before all events. */
    public static Position beginning() {
      return new Position(Optional.empty(), PartitionPage.BEGINNING);
    }
  }

  /**
   * What has changed.
   *
   * @param changed jobs that have come further
   * @param ended those of them that took their end
   * @param lateResults how many further ends were kept beside the first
   */
  record Applied(Set<JobId> changed, Set<JobId> ended, int lateResults) {
    public Applied {
      changed = Set.copyOf(changed);
      ended = Set.copyOf(ended);
    }
  }
}
