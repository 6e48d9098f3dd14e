package io.emprops.it.faults.live;

import java.time.Duration;

/** Lets time pass, unless somebody wants to end. */
final class Pauses {
  private Pauses() {}

  static void of(Duration time) {
    try {
      Thread.sleep(time.isNegative() ? Duration.ZERO : time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
