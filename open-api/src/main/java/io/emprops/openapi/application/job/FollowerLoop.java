package io.emprops.openapi.application.job;

import java.time.Duration;

/** Keeps a thread for one follower, which rests on it. */
final class FollowerLoop {
  private final JobFollower follower;
  private final Wakeup wakeup;

  /**
   * Joins the parts.
   *
   * @param wakeup ends a rest
   */
  FollowerLoop(JobFollower follower, Wakeup wakeup) {
    this.follower = follower;
    this.wakeup = wakeup;
  }

  /** Goes on until it is over, or this thread is interrupted. */
  void run() {
    while (!Thread.currentThread().isInterrupted()
        && follower.goOn(true) instanceof Rest.Until(Duration atMost)) {
      rest(atMost);
    }
  }

  private void rest(Duration atMost) {
    try {
      if (!wakeup.await(atMost)) {
        follower.hearTimeIsUp();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
