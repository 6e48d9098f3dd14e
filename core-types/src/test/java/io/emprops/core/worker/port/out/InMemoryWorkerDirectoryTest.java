package io.emprops.core.worker.port.out;

import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.WorkerPresence;
import java.util.List;

final class InMemoryWorkerDirectoryTest extends WorkerDirectoryContract {
  @Override
  protected WorkerDirectory of(List<WorkerPresence> workers, List<Capabilities> seen) {
    var directory = new InMemoryWorkerDirectory();
    directory.live(workers);
    directory.seen(seen);
    return directory;
  }

  @Override
  protected WorkerDirectory unreachable() {
    var directory = new InMemoryWorkerDirectory();
    directory.away(true);
    return directory;
  }
}
