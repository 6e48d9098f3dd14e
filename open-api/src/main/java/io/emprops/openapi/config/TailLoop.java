package io.emprops.openapi.config;

import io.emprops.openapi.application.job.EventTail;
import java.time.Duration;

/** Reads the tail of the events, page after page. */
final class TailLoop {
  /** Between two pages: where events come one by one, a page gathers some of them. */
  private static final Duration GATHERING = Duration.ofMillis(10);

  private final EventTail tail;
  private final Loop loop = new Loop("event-tail", this::read);

  TailLoop(EventTail tail) {
    this.tail = tail;
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.stop();
    tail.wake();
  }

  void close(Duration grace) {
    stop();
    loop.join(grace);
  }

  private void read() throws InterruptedException {
    long begun = System.nanoTime();
    tail.step();
    Duration left = GATHERING.minusNanos(System.nanoTime() - begun);
    if (left.isPositive()) {
      Thread.sleep(left);
    }
  }
}
