package io.emprops.openapi.application.job;

import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobEvent.Progressed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one follower has not taken yet, in order and bounded. Progress takes the place of the
 * progress right before it. Where anything else finds no room, all is dropped and a gap is left:
 * the job's log still has it.
 */
final class EventBuffer {
  static final int MOST = 256;

  private final Deque<Entry> entries = new ArrayDeque<>(1);
  private final AtomicBoolean gap = new AtomicBoolean();

  /** Adds the next event; after a gap it is dropped too, until the gap is taken. */
  synchronized void offer(JobEvent event) {
    if (gap.get()) {
      return;
    }
    Entry last = entries.peekLast();
    if (last != null && last.isReplacedBy(event)) {
      entries.removeLast();
      entries.addLast(new Entry(last.first(), event));
    } else if (entries.size() == MOST) {
      markGap();
    } else {
      entries.addLast(new Entry(event.id().n(), event));
    }
  }

  /** Says that events before the next one may be missing. */
  synchronized void markGap() {
    entries.clear();
    gap.set(true);
  }

  /** Takes all that is there; what comes from now on is kept again. */
  synchronized Batch take() {
    var batch = new Batch(gap.getAndSet(false), List.copyOf(entries));
    entries.clear();
    return batch;
  }

  /**
   * An event that stands for itself and for progress right before it.
   *
   * @param first the number of the first event that it stands for
   */
  record Entry(long first, JobEvent event) {

    private boolean isReplacedBy(JobEvent next) {
      return event.body() instanceof Progressed
          && next.body() instanceof Progressed
          && next.id().epoch() == event.id().epoch()
          && next.id().n() == event.id().n() + 1;
    }
  }

  /**
   * What was there at one moment.
   *
   * @param gap whether events are missing, before and within these; then there are none
   */
  record Batch(boolean gap, List<Entry> entries) {}
}
