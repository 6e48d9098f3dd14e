package io.emprops.core.worker.port.out;

import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.WorkerOffers;
import io.emprops.core.worker.WorkerPresence;
import java.util.List;

/** A directory for tests of what stands on it: of whom it is told, and away when it is told so. */
public final class InMemoryWorkerDirectory implements WorkerDirectory {
  private List<WorkerPresence> live = List.of();
  private List<Capabilities> seen = List.of();
  private boolean away;
  private int asked;

  /** Who is there from now on. */
  public void live(List<WorkerPresence> workers) {
    live = List.copyOf(workers);
  }

  /** What anyone has offered. */
  public void seen(List<Capabilities> offers) {
    seen = List.copyOf(offers);
  }

  /** Cannot be asked, or can be asked again. */
  public void away(boolean gone) {
    away = gone;
  }

  /** How often it was asked for anything. */
  public int asked() {
    return asked;
  }

  @Override
  public List<WorkerPresence> liveWorkers() {
    ask();
    return live;
  }

  @Override
  public WorkerOffers offers() {
    ask();
    return WorkerOffers.of(live, seen);
  }

  private void ask() {
    asked++;
    if (away) {
      throw new QueueUnavailableException("the directory is away");
    }
  }
}
