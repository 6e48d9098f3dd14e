package io.emprops.it.faults.live;

import java.time.Duration;

/**
 * Something that will go wrong.
 *
 * @param at when
 * @param part what it strikes
 * @param lasts until it is healed
 */
record PlannedFault(Duration at, Kind kind, String part, Duration lasts) {

  /** What goes wrong. */
  enum Kind {
    /** The process ends at once, and is started again. */
    KILL,
    /** The process stands still. */
    FREEZE,
    /** Its connections to what it needs break. */
    CUT,
    /** Nothing gets through to what it needs, and nobody is told. */
    SILENCE,
    /** Redis ends at once, and starts with all that it knew. */
    RESTART,
    /** Redis forgets everything. */
    FLUSH,
    /** Redis ends at once, and has forgotten the last second. */
    ROLL_BACK
  }

  @Override
  public String toString() {
    return "%s %s for %d ms".formatted(kind, part, lasts.toMillis());
  }
}
