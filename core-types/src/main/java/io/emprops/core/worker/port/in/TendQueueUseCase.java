package io.emprops.core.worker.port.in;

import java.time.Duration;

/** Keeps the queue moving: called every second or sooner, on any number of nodes. */
public interface TendQueueUseCase {

  /**
   * Takes back expired leases, ends what a clock has run out for, and lets due jobs wait for a
   * worker.
   *
   * @return how many jobs were moved
   */
  int tend();

  /** How long until there will be something to do again, as far as is known; a second at most. */
  Duration pause();
}
