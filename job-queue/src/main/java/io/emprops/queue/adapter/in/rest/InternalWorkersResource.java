package io.emprops.queue.adapter.in.rest;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.port.in.ControlQueueUseCase;
import io.emprops.core.worker.GatewayMessage.State;
import io.emprops.core.worker.WorkerOffers;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.in.FindWorkersQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
  private final ControlQueueUseCase control;

  InternalWorkersResource(FindWorkersQuery findWorkers, ControlQueueUseCase control) {
    this.findWorkers = findWorkers;
    this.control = control;
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

  /** What they offer and have offered. */
  @GET
  @Path("offers")
  @Operation(
      operationId = "listOffers",
      summary = "List what workers offer",
      description = "`live`: those that are there; `seen`: anyone within the last 7 days.")
  public WorkerOffers offers() {
    return findWorkers.offers();
  }

  /** Tells one to finish and take no more. */
  @POST
  @Path("{id}/drain")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "drainWorker",
      summary = "Tell a worker to finish and take no more jobs",
      description = "It learns with its next heartbeat.")
  public void drain(@PathParam("id") WorkerId id) {
    control.order(id, State.QUIET);
  }

  /** Lets one run again. */
  @POST
  @Path("{id}/run")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "runWorker",
      summary = "Take an order to drain back",
      description = "Without effect on a worker that has stopped.")
  public void run(@PathParam("id") WorkerId id) {
    control.order(id, State.RUN);
  }

  /** Tells one to give back what it has. */
  @POST
  @Path("{id}/terminate")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "terminateWorker",
      summary = "Tell a worker to give back what it has and take no more jobs",
      description = "It learns with its next heartbeat.")
  public void terminate(@PathParam("id") WorkerId id) {
    control.order(id, State.TERMINATE);
  }

  /** A list of workers. */
  public record Workers(List<WorkerPresence> workers) {
    public Workers {
      workers = List.copyOf(workers);
    }
  }
}
