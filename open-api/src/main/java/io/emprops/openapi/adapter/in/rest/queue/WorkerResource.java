package io.emprops.openapi.adapter.in.rest.queue;

import io.emprops.core.job.port.in.SteerQueueUseCase;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

  /** Live workers. */
  @Schema(name = "Workers")
  public record WorkersResponse(List<WorkerPresence> items) {}
}
