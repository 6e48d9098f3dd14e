package io.emprops.core.worker.port.in;

/** Keeps the queue moving: called every second, on any number of nodes. */
public interface TendQueueUseCase {

  /**
   * Takes back expired leases, ends what a clock has run out for, and lets due jobs wait for a
   * worker.
   *
   * @return how many jobs were moved
   */
  int tend();
}
