package io.emprops.ui.session;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Does on virtual threads what a screen must not wait for, in the name of who is signed in. */
@Singleton
public final class Background {
  private final CurrentAccount account;

  /** Tasks act for this account. */
  public Background(CurrentAccount account) {
    this.account = account;
  }

  /**
   * Starts a task. What it throws reaches the screen's error handler.
   *
   * @throws SignedOutException if no one is signed in
   */
  public void run(UI ui, Runnable task) {
    Account owner = account.find().orElseThrow(SignedOutException::new);
    Runnable guarded =
        () -> {
          try {
            task.run();
          } catch (UIDetachedException e) {
            // The screen is gone, and with it who wanted to know.
          } catch (RuntimeException e) {
            show(ui, e);
          }
        };
    Thread.ofVirtual().name("ui-task").start(account.as(owner, guarded));
  }

  /** Changes the screen after a while; without effect once the screen is gone. */
  public void later(UI ui, Duration delay, Runnable change) {
    run(
        ui,
        () -> {
          try {
            Thread.sleep(delay);
            show(ui, change);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Changes the screen from a task; without effect once the screen is gone. */
  public void show(UI ui, Runnable change) {
    if (ui.isAttached()) {
      try {
        var _ = ui.access(change::run); // what it throws reaches the error handler
      } catch (UIDetachedException e) {
        // It went between question and answer.
      }
    }
  }

  private void show(UI ui, RuntimeException failure) {
    show(
        ui,
        () -> {
          throw failure;
        });
  }
}
