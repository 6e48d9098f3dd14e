package io.emprops.openapi.adapter.in.rest.queue;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.worker.GatewayMessage.State;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.in.SteerQueueUseCase;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is there to execute jobs. */
@Path("/api/workers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Queues")
public class WorkerResource {
  private final SteerQueueUseCase queue;
  private final Caller caller;

  WorkerResource(SteerQueueUseCase queue, Caller caller) {
    this.queue = queue;
    this.caller = caller;
  }

  /** Those that gave a sign of life within the last minute. */
  @GET
  @Operation(
      operationId = "listWorkers",
      summary = "List the live workers with what they offer and are at",
      description = "Needs the role runner.")
  @APIResponse(
      responseCode = "200",
      description = "By id",
      content = @Content(schema = @Schema(implementation = WorkersResponse.class)))
  public WorkersResponse list() {
    return new WorkersResponse(queue.workers(caller.principal()));
  }

  /** Tells one to finish. */
  @POST
  @Path("/{id}/drain")
  @Operation(
      operationId = "drainWorker",
      summary = "Tell a worker to finish what it has and take no more",
      description = "It learns with its next heartbeat. Needs the role operator.")
  @APIResponse(responseCode = "204", description = "It will be told")
  public void drain(@PathParam("id") String id) {
    queue.order(caller.principal(), worker(id), State.QUIET);
  }

  /** Lets one run again. */
  @POST
  @Path("/{id}/run")
  @Operation(
      operationId = "runWorker",
      summary = "Take an order to drain back",
      description =
          "A worker that has stopped meanwhile does not come back. Needs the role operator.")
  @APIResponse(responseCode = "204", description = "It will be told")
  public void run(@PathParam("id") String id) {
    queue.order(caller.principal(), worker(id), State.RUN);
  }

  /** Tells one to give back what it has. */
  @POST
  @Path("/{id}/terminate")
  @Operation(
      operationId = "terminateWorker",
      summary = "Tell a worker to give back what it has and take no more",
      description =
          "Its jobs go back uncounted, and others take them. It learns with its next heartbeat."
              + " Needs the role operator.")
  @APIResponse(responseCode = "204", description = "It will be told")
  public void terminate(@PathParam("id") String id) {
    queue.order(caller.principal(), worker(id), State.TERMINATE);
  }

  private static WorkerId worker(String id) {
    try {
      return new WorkerId(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(ErrorCode.REQUEST_INVALID, String.valueOf(e.getMessage()));
    }
  }

  /** Live workers. */
  @Schema(name = "Workers")
  public record WorkersResponse(List<WorkerPresence> items) {}
}
