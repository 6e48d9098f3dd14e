package io.emprops.openapi.application.job;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How soon the tail reads its next page. Where events come one by one all the time, pages lie apart
 * so that each gathers some of them; after a rest some pages may follow one another at once, so
 * that the few events of a short job are told without delay. (The generic cell rate algorithm of
 * ATM Forum TM 4.0.) For one thread.
 */
public final class PagePace {
  private final long spacing;
  private final long saved;
  private final AtomicLong due;

  /**
   * Begins rested.
   *
   * @param spacing between two pages in the long run
   * @param saved how many pages may follow at once after a rest
   * @param now by {@link System#nanoTime}
   */
  public PagePace(Duration spacing, int saved, long now) {
    this.spacing = spacing.toNanos();
    this.saved = saved * this.spacing;
    this.due = new AtomicLong(now - this.saved);
  }

  /** How long to wait with the page that is wanted now. */
  public Duration pause(long now) {
    long early = Math.max(due.get() - now, -saved);
    due.set(now + early + spacing);
    return Duration.ofNanos(Math.max(0, early));
  }
}
