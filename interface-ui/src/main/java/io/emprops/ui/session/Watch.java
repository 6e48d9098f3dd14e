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
  private volatile boolean stopped;

  /** Shows what it sees on the screen's own thread. */
  public Watch(UI ui, Background background, Consumer<T> show) {
    this.ui = ui;
    this.background = background;
    this.show = show;
  }

  /** Begins to look, for the first time after a pause. */
  public void start(Supplier<T> look) {
    background.run(ui, () -> work(look));
  }

  /** Looks no more. */
  public void stop() {
    stopped = true;
  }

  private void work(Supplier<T> look) {
    while (pause()) {
      try {
        T seen = look.get();
        background.show(ui, () -> show.accept(seen));
      } catch (ApiUnavailableException e) {
        // The screen stays as it was; the next look may find the API again.
      }
    }
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
