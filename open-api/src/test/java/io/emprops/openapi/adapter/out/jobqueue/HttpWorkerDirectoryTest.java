package io.emprops.openapi.adapter.out.jobqueue;

import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.out.WorkerDirectory;
import io.emprops.core.worker.port.out.WorkerDirectoryContract;
import io.emprops.openapi.support.ScriptedJobQueue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The live workers over HTTP. */
final class HttpWorkerDirectoryTest extends WorkerDirectoryContract {
  private final List<AutoCloseable> open = new ArrayList<>();

  @Override
  protected WorkerDirectory of(List<WorkerPresence> workers, List<Capabilities> seen) {
    ScriptedJobQueue server = server();
    server.workers(workers, seen);
    return over(server);
  }

  @Override
  protected WorkerDirectory unreachable() {
    ScriptedJobQueue server = server();
    server.away(true);
    return over(server);
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable closeable : open.reversed()) {
      closeable.close();
    }
  }

  private ScriptedJobQueue server() {
    var server = new ScriptedJobQueue();
    open.add(server);
    return server;
  }

  private WorkerDirectory over(ScriptedJobQueue server) {
    var connection = new QueueConnection(server.root(), () -> "token");
    open.add(connection);
    return new HttpWorkerDirectory(connection);
  }
}
