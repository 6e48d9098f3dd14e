package io.emprops.openapi.application.job;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one loop: calls while it is busy are kept, as one. */
public final class Wakeup {
  private final Semaphore calls = new Semaphore(0);

  /** Wakes the loop, now or when it waits next. */
  public void call() {
    calls.release();
  }

  /** Waits for a call, or until the time is over. */
  public void await(Duration atMost) throws InterruptedException {
    if (calls.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      calls.drainPermits();
    }
  }
}
