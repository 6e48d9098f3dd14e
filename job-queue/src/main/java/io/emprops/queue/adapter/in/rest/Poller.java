package io.emprops.queue.adapter.in.rest;

import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a job over HTTP. When its connection breaks, the wait ends: else it would be given
 * a job that it never hears of.
 */
final class Poller {
  private @Nullable Thread waiting;
  private boolean gone;

  Poller(RoutingContext request) {
    request.addEndHandler(
        end -> {
          if (end.failed()) {
            leave();
          }
        });
    if (request.response().closed()) {
      leave();
    }
  }

  /** Waits on this thread, no longer than the connection holds. */
  <T> T during(Supplier<T> wait) {
    synchronized (this) {
      waiting = Thread.currentThread();
      if (gone) {
        waiting.interrupt();
      }
    }
    try {
      return wait.get();
    } finally {
      synchronized (this) {
        waiting = null;
        // The interrupt that ended the wait must not end what follows too.
        Thread.interrupted();
      }
    }
  }

  synchronized boolean hasGone() {
    return gone;
  }

  private synchronized void leave() {
    gone = true;
    if (waiting != null) {
      waiting.interrupt();
    }
  }
}
