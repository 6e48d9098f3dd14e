package io.emprops.ui.view.job;

import com.vaadin.flow.component.UI;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.port.in.FollowJobQuery;
import io.emprops.ui.problem.ApiUnavailableException;
import io.emprops.ui.session.Background;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows a job behind its screen and hands over what came in, many events at once where they come
 * faster than the screen can show them. An API that goes away is waited for.
 */
final class JobFollower implements FollowJobQuery.Listener {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** Where the news goes, always on the screen's thread. */
  interface Screen {

    /** What came in, in order. */
    void show(List<Consumer<LiveJob>> news);

    /** Whether the API answers. */
    void connected(boolean yes);
  }

  private final UI ui;
  private final Background background;
  private final FollowJobQuery follow;
  private final Screen screen;
  private final List<Consumer<LiveJob>> inbox = new ArrayList<>();
  private volatile boolean closed;
  private volatile boolean lost;
  private Optional<EventId> last = Optional.empty();

  JobFollower(UI ui, Background background, FollowJobQuery follow, Screen screen) {
    this.ui = ui;
    this.background = background;
    this.follow = follow;
    this.screen = screen;
  }

  void start(Principal caller, JobId job) {
    background.run(ui, () -> work(caller, job));
  }

  void stop() {
    closed = true;
  }

  @Override
  public void snapshot(JobSnapshot snapshot) {
    last = Optional.of(snapshot.upTo());
    put(job -> job.apply(snapshot));
  }

  @Override
  public void event(JobEvent event) {
    last = Optional.of(event.id());
    put(job -> job.apply(event));
  }

  @Override
  public void idle() {
    found();
  }

  @Override
  public boolean isClosed() {
    return closed || !ui.isAttached();
  }

  private void work(Principal caller, JobId job) {
    while (!isClosed()) {
      try {
        follow.follow(caller, job, last, this);
        return;
      } catch (ApiUnavailableException e) {
        lost = true;
        background.show(ui, () -> screen.connected(false));
        pause();
      }
    }
  }

  private void put(Consumer<LiveJob> news) {
    found();
    boolean first;
    synchronized (inbox) {
      first = inbox.isEmpty();
      inbox.add(news);
    }
    if (first) {
      background.show(ui, this::deliver);
    }
  }

  private void deliver() {
    List<Consumer<LiveJob>> news;
    synchronized (inbox) {
      news = List.copyOf(inbox);
      inbox.clear();
    }
    screen.show(news);
  }

  private void found() {
    if (lost) {
      lost = false;
      background.show(ui, () -> screen.connected(true));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
