package io.emprops.ui.view.job;

import com.vaadin.flow.component.UI;
import io.emprops.core.job.JobSummary;
import io.emprops.ui.problem.ApiUnavailableException;
import io.emprops.ui.session.Background;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at the newest jobs every other second for as long as their list is on the screen. */
final class JobWatch {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final UI ui;
  private final Background background;
  private final Consumer<List<JobSummary>> show;
  private volatile boolean stopped;

  JobWatch(UI ui, Background background, Consumer<List<JobSummary>> show) {
    this.ui = ui;
    this.background = background;
    this.show = show;
  }

  void start(Supplier<List<JobSummary>> newest) {
    background.run(ui, () -> work(newest));
  }

  void stop() {
    stopped = true;
  }

  private void work(Supplier<List<JobSummary>> newest) {
    while (pause()) {
      try {
        var jobs = newest.get();
        background.show(ui, () -> show.accept(jobs));
      } catch (ApiUnavailableException e) {
        // The list stays as it was; the next look may find the API again.
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
