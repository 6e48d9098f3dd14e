package io.emprops.openapi.config;

import io.emprops.core.job.port.out.QueueUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes turns on a virtual thread until it is stopped. After a failure it waits, longer each time;
 * it never gives up, since whatever it serves is promised to happen.
 */
final class Loop {
  private static final Logger LOG = Logger.getLogger(Loop.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final String name;
  private final Turn turn;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  Loop(String name, Turn turn) {
    this.name = name;
    this.turn = turn;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  /** What is done again and again. */
  @FunctionalInterface
  interface Turn {
    /** Does it once, and waits where there is nothing to do. */
    void take() throws InterruptedException;
  }

  void start() {
    thread.start();
  }

  /** Says that the turn at hand is the last one. */
  void stop() {
    stop.countDown();
  }

  /** Waits for the last turn; one that takes too long is broken off. */
  void join(Duration atMost) {
    try {
      if (thread.getState() != Thread.State.NEW && !thread.join(atMost)) {
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    int failures = 0;
    while (stop.getCount() > 0) {
      RuntimeException failure = take();
      if (failure == null) {
        if (failures > 0) {
          LOG.infof("goes on: loop=%s", name);
        }
        failures = 0;
      } else {
        failures++;
        tell(failure, failures);
        pause(failures);
      }
    }
  }

  private @Nullable RuntimeException take() {
    try {
      turn.take();
      return null;
    } catch (InterruptedException _) {
      stop();
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private void tell(RuntimeException failure, int failures) {
    if (failures > 1 || stop.getCount() == 0) {
      LOG.debugf(failure, "fails again: loop=%s failures=%d", name, failures);
    } else if (failure instanceof QueueUnavailableException) {
      LOG.warnf("waits for job-queue: loop=%s cause=%s", name, failure.getMessage());
    } else {
      LOG.errorf(failure, "a turn failed, and will be taken again: loop=%s", name);
    }
  }

  private void pause(int failures) {
    Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 6));
    Duration atMost = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    try {
      if (stop.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debugf("stops: loop=%s", name);
      }
    } catch (InterruptedException _) {
      stop();
    }
  }
}
