package io.emprops.queue.worker;

import io.emprops.core.worker.port.out.Connector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells one job's connector to stop, and remembers why. The first reason stays. */
final class JobCancellation implements Connector.Cancellation {

  /** Why a job is to stop. */
  enum Cause {
    /** Someone asked for it. */
    CANCELLED,
    /** The lease is another worker's or over. */
    LOST,
    /** The attempt took too long. */
    TIMED_OUT,
    /** This worker stops. */
    RELEASED
  }

  private final List<Runnable> actions = new ArrayList<>();
  private @Nullable Cause cause;

  void request(Cause why) {
    List<Runnable> due;
    synchronized (this) {
      if (cause != null) {
        return;
      }
      cause = why;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  synchronized Optional<Cause> cause() {
    return Optional.ofNullable(cause);
  }

  @Override
  public synchronized boolean isRequested() {
    return cause != null;
  }

  @Override
  public void onRequest(Runnable action) {
    synchronized (this) {
      if (cause == null) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }
}
