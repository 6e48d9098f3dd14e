package io.emprops.openapi.application.job;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.JobProjection;
import io.emprops.core.job.port.out.JobProjection.Applied;
import io.emprops.core.job.port.out.JobProjection.Position;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Follows a partition's events into the ledger. A page belongs to one life of the broker: when that
 * changes, the page is dropped and reading begins again, since an old cursor may lie beyond the new
 * stream's first events.
 */
public final class LedgerProjection {
  private static final int PAGE = 100;

  private final JobLog log;
  private final JobProjection projection;
  private final Partition partition;
  private final Duration patience;
  private final JobNews news;
  private final Wakeup relay;
  private final AtomicReference<Optional<BrokerState>> seen =
      new AtomicReference<>(Optional.empty());

  /**
   * Joins the parts.
   *
   * @param patience how long one reading waits for events
   * @param relay is woken when ends are to be acknowledged
   */
  public LedgerProjection(
      JobLog log,
      JobProjection projection,
      Partition partition,
      Duration patience,
      JobNews news,
      Wakeup relay) {
    this.log = log;
    this.projection = projection;
    this.partition = partition;
    this.patience = patience;
    this.news = news;
    this.relay = relay;
  }

  /**
   * Reads one page and applies it.
   *
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if there is no page to be had
   */
  public Step step() {
    Position at = projection.position(partition);
    PartitionPage page = log.readPartition(partition, at.cursor(), PAGE, patience);
    Optional<BrokerState> before = seen.getAndSet(Optional.of(page.state()));
    // Each node notices for itself: another may have moved the position and died before
    // reconciling.
    boolean newToThisNode = before.isPresent() && !before.get().equals(page.state());
    if (at.state().isPresent() && !at.state().get().equals(page.state())) {
      projection.restart(partition, at, page.state());
      return new Step.AnotherLife(page.state());
    }
    boolean nothingNew =
        page.events().isEmpty() && page.cursor().equals(at.cursor()) && at.state().isPresent();
    if (!nothingNew) {
      projection.apply(partition, at, page).ifPresent(this::tell);
    }
    if (newToThisNode) {
      return new Step.AnotherLife(page.state());
    }
    return nothingNew ? new Step.Nothing() : new Step.Read(page);
  }

  private void tell(Applied applied) {
    news.spread(applied.changed());
    relay.call();
  }

  /** What one reading brought. */
  public sealed interface Step {

    /** There were no events. */
    record Nothing() implements Step {}

    /** The page is in the ledger, by this node or another. */
    record Read(PartitionPage page) implements Step {

      /** Whether events were missing before it. */
      public boolean hasGap() {
        return page.trimmed();
      }
    }

    /** The broker may have forgotten jobs. */
    record AnotherLife(BrokerState state) implements Step {}
  }
}
