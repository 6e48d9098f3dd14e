package io.emprops.core.worker.port.out;

import java.util.ArrayList;
import java.util.List;

/** A cancellation that a test asks for. */
public final class ManualCancellation implements Connector.Cancellation {
  private final List<Runnable> actions = new ArrayList<>();
  private boolean requested;

  /** Asks to stop. */
  public void request() {
    List<Runnable> due;
    synchronized (this) {
      requested = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  @Override
  public synchronized boolean isRequested() {
    return requested;
  }

  @Override
  public void onRequest(Runnable action) {
    synchronized (this) {
      if (!requested) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }
}
