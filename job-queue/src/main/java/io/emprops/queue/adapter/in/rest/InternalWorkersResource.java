package io.emprops.queue.adapter.in.rest;

import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.in.FindWorkersQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Live workers, for open-api only. */
@Path("/internal/workers")
@RolesAllowed("service")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workers")
public class InternalWorkersResource {
  private final FindWorkersQuery findWorkers;

  InternalWorkersResource(FindWorkersQuery findWorkers) {
    this.findWorkers = findWorkers;
  }

  /** All of them, by id. */
  @GET
  @Operation(
      operationId = "listWorkers",
      summary = "List the live workers",
      description = "All of them, by id.")
  public Workers workers() {
    return new Workers(findWorkers.liveWorkers());
  }

  /** A list of workers. */
  public record Workers(List<WorkerPresence> workers) {
    public Workers {
      workers = List.copyOf(workers);
    }
  }
}
