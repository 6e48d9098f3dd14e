package io.emprops.queue.connector.polling;

import io.emprops.core.worker.port.out.Connector.Cancellation;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A cancellation that stops the latest call alone, so that a job with thousands of questions does
 * not hold on to each of them.
 */
final class LatestCall implements Cancellation {
  private final Cancellation outer;
  private final AtomicReference<Runnable> latest = new AtomicReference<>(() -> {});

  LatestCall(Cancellation outer) {
    this.outer = outer;
    outer.onRequest(() -> latest.get().run());
  }

  @Override
  public boolean isRequested() {
    return outer.isRequested();
  }

  @Override
  public void onRequest(Runnable action) {
    latest.set(action);
    if (outer.isRequested()) {
      action.run();
    }
  }
}
