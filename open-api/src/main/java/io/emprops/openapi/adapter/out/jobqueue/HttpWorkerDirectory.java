package io.emprops.openapi.adapter.out.jobqueue;

import static io.emprops.openapi.adapter.out.jobqueue.HttpJobQueue.readable;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.WorkerOffers;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.out.WorkerDirectory;
import io.emprops.core.worker.port.out.WorkerOrders;
import io.emprops.openapi.adapter.out.json.WireJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;

/** The live workers and their orders over HTTP. */
public final class HttpWorkerDirectory implements WorkerDirectory, WorkerOrders {
  private final QueueConnection connection;

  /** Asks over this connection. */
  public HttpWorkerDirectory(QueueConnection connection) {
    this.connection = connection;
  }

  @Override
  public List<WorkerPresence> liveWorkers() {
    String body = connection.get("/internal/workers", Duration.ZERO);
    return List.copyOf(readable(() -> WireJson.read(body, Workers.class)).workers());
  }

  @Override
  public WorkerOffers offers() {
    String body = connection.glance("/internal/workers/offers");
    return readable(() -> WireJson.read(body, WorkerOffers.class));
  }

  @Override
  public void order(WorkerId worker, GatewayMessage.State order) {
    String wish =
        switch (order) {
          case RUN -> "/run";
          case QUIET -> "/drain";
          case TERMINATE -> "/terminate";
        };
    connection.post("/internal/workers/" + worker.value() + wish, "{}");
  }

  @RegisterForReflection
  record Workers(List<WorkerPresence> workers) {}
}
