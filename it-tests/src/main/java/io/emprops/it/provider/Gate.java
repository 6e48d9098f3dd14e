package io.emprops.it.provider;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds streams back in their middle while a test looks at what has come. */
final class Gate {
  private static final long LONGEST_SECONDS = 30;

  private volatile CountDownLatch latch = new CountDownLatch(0);

  /** From now on streams wait, until the latch is counted down. */
  CountDownLatch hold() {
    latch.countDown();
    latch = new CountDownLatch(1);
    return latch;
  }

  void release() {
    latch.countDown();
  }

  /** Waits; nobody is held for ever. */
  void pass() {
    try {
      if (!latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        latch.countDown();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
