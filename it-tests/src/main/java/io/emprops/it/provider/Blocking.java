package io.emprops.it.provider;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;

/** Waits for what Vert.x does on its own threads. */
final class Blocking {
  private Blocking() {}

  /** Whether it went well. */
  static boolean on(Future<?> future) {
    try {
      future.toCompletionStage().toCompletableFuture().get();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      return false;
    }
  }
}
