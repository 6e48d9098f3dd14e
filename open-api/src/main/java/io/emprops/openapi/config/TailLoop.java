package io.emprops.openapi.config;

import io.emprops.openapi.application.job.EventTail;
import io.emprops.openapi.application.job.PagePace;
import java.time.Duration;

/** Reads the tail of the events, page after page. */
final class TailLoop {
  /** Between two pages in the long run. */
  private static final Duration GATHERING = Duration.ofMillis(10);

  /** Pages that may follow at once: the events of a few short jobs. */
  private static final int AT_ONCE = 20;

  private final EventTail tail;
  private final PagePace pace = new PagePace(GATHERING, AT_ONCE, System.nanoTime());
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
    Duration pause = pace.pause(System.nanoTime());
    if (pause.isPositive()) {
      Thread.sleep(pause);
    }
    tail.step();
  }
}
