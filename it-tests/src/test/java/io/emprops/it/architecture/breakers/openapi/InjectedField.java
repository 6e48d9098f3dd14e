package io.emprops.it.architecture.breakers.openapi;

import jakarta.inject.Inject;

/** A dependency that no constructor names. */
public final class InjectedField {
  @Inject Runnable task;

  /** Runs. */
  public void run() {
    task.run();
  }
}
