package io.emprops.openapi.application.job;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one loop: calls while it is busy are kept, as one. */
public final class Wakeup {
  private final Semaphore calls = new Semaphore(0);
  private final List<Wakeup> others;

  /** Wakes the loop that waits for it. */
  public Wakeup() {
    this(List.of());
  }

  private Wakeup(List<Wakeup> others) {
    this.others = List.copyOf(others);
  }

  /** Wakes the loops that wait for each of these. */
  public static Wakeup ofAll(Collection<Wakeup> others) {
    return new Wakeup(List.copyOf(others));
  }

  /** Wakes the loop, now or when it waits next. */
  public void call() {
    others.forEach(Wakeup::call);
    if (calls.availablePermits() == 0) {
      calls.release();
    }
  }

  /**
   * Waits for a call, or until the time is over.
   *
   * @return whether there was a call
   */
  public boolean await(Duration atMost) throws InterruptedException {
    boolean called = calls.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (called) {
      calls.drainPermits();
    }
    return called;
  }
}
