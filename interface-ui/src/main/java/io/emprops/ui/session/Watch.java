package io.emprops.ui.session;

import com.vaadin.flow.component.UI;
import io.emprops.ui.problem.ApiUnavailableException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks again every other second for as long as a screen is there.
 *
 * @param <T> what it sees
 */
public final class Watch<T> {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final UI ui;
  private final Background background;
  private final Consumer<T> show;
  private final Consumer<Boolean> reach;
  private volatile boolean stopped;

  /** Shows what it sees on the screen's own thread. */
  public Watch(UI ui, Background background, Consumer<T> show) {
    this(ui, background, show, _ -> {});
  }

  /** The same, and tells after each look whether the API answered. */
  public Watch(UI ui, Background background, Consumer<T> show, Consumer<Boolean> reach) {
    this.ui = ui;
    this.background = background;
    this.show = show;
    this.reach = reach;
  }

  /** Begins to look, for the first time after a pause. */
  public void start(Supplier<T> look) {
    background.run(
        ui,
        () -> {
          if (pause()) {
            work(look);
          }
        });
  }

  /** Begins to look at once, and does not let the screen wait for it. */
  public void startNow(Supplier<T> look) {
    background.run(ui, () -> work(look));
  }

  /** Looks no more. */
  public void stop() {
    stopped = true;
  }

  private void work(Supplier<T> look) {
    do {
      try {
        T seen = look.get();
        show(() -> show.accept(seen), true);
      } catch (ApiUnavailableException e) {
        // The screen stays as it was; the next look may find the API again.
        show(() -> {}, false);
      }
    } while (pause());
  }

  /** What was seen by one who has stopped meanwhile is of another time. */
  private void show(Runnable change, boolean answered) {
    background.show(
        ui,
        () -> {
          if (!stopped) {
            change.run();
            reach.accept(answered);
          }
        });
  }

  private boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return !stopped && ui.isAttached();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
