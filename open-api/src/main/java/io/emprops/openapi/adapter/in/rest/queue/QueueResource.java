package io.emprops.openapi.adapter.in.rest.queue;

import io.emprops.core.job.Gate;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.port.in.RebuildQueueUseCase;
import io.emprops.core.job.port.in.RebuildQueueUseCase.Rebuilt;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.worker.port.in.SteerQueueUseCase;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What waits, runs and happens; and gates, which let nothing start while they are shut. */
@Path("/api/queues")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Queues")
public class QueueResource {
  private final SteerQueueUseCase queue;
  private final RebuildQueueUseCase rebuild;
  private final Caller caller;

  QueueResource(SteerQueueUseCase queue, RebuildQueueUseCase rebuild, Caller caller) {
    this.queue = queue;
    this.rebuild = rebuild;
    this.caller = caller;
  }

  /** What the queue holds and does. */
  @GET
  @Operation(
      operationId = "getQueues",
      summary = "Read what waits, runs and happens, by job type",
      description =
          "`rates` count by minute what came `in`, what `start`ed and how jobs ended; `shut` lists"
              + " the gates that let nothing start, and why. Needs the role runner.")
  @APIResponse(
      responseCode = "200",
      description = "All job types with jobs that wait or run",
      content = @Content(schema = @Schema(implementation = QueueStats.class)))
  public QueueStats stats(
      @Parameter(description = "How far back the rates go, 1 to 15")
          @QueryParam("minutes")
          @DefaultValue("5")
          String minutes) {
    int back = minutes.matches("[0-9]{1,2}") ? Integer.parseInt(minutes) : 0;
    if (back < 1 || back > 15) {
      throw ProblemException.of(ErrorCode.REQUEST_INVALID, "minutes is a number from 1 to 15");
    }
    return queue.stats(caller.principal(), back);
  }

  /** Makes the queue hold what the ledger holds. */
  @POST
  @Path("/rebuild")
  @Operation(
      operationId = "rebuildQueues",
      summary = "Rebuild the queue from the ledger now",
      description =
          "Tells the queue all pauses, limits and weights again, submits open jobs that it does not"
              + " hold, and ends what has ended. It happens by itself within seconds of a loss and"
              + " every five minutes; running it more often does no harm. Needs the role operator.")
  @APIResponse(
      responseCode = "200",
      description = "What was told again",
      content = @Content(schema = @Schema(implementation = Rebuilt.class)))
  @APIResponse(responseCode = "503", description = "The queue cannot be reached; try again soon")
  public Rebuilt rebuild() {
    return rebuild.rebuild(caller.principal());
  }

  /** Pauses a gate. */
  @POST
  @Path("/{gate}/pause")
  @Operation(
      operationId = "pauseQueue",
      summary = "Pause a job type, a customer or a flow key",
      description =
          "The gate is `type:<job type>`, `customer:<id>` or `flow:<key>`; a bare name is a job type."
              + " What runs goes on. Needs the role operator.")
  @APIResponse(
      responseCode = "200",
      description = "It is paused; `changed` is false if it was before",
      content = @Content(schema = @Schema(implementation = GateResponse.class)))
  public GateResponse pause(@PathParam("gate") String gate) {
    Gate known = gate(gate);
    return new GateResponse(known, true, queue.pause(caller.principal(), known));
  }

  /** Opens a gate again. */
  @POST
  @Path("/{gate}/resume")
  @Operation(
      operationId = "resumeQueue",
      summary = "Resume a job type, a customer or a flow key",
      description = "Needs the role operator.")
  @APIResponse(
      responseCode = "200",
      description = "It is open; `changed` is false if nobody had paused it",
      content = @Content(schema = @Schema(implementation = GateResponse.class)))
  public GateResponse resume(@PathParam("gate") String gate) {
    Gate known = gate(gate);
    return new GateResponse(known, false, queue.resume(caller.principal(), known));
  }

  private static Gate gate(String name) {
    String text = QueueNames.checked(name);
    try {
      return text.indexOf(':') < 0 ? new Gate.OfType(new JobType(text)) : Gate.ofWire(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(ErrorCode.REQUEST_INVALID, String.valueOf(e.getMessage()));
    }
  }

  /** A gate and how it is now. */
  @Schema(name = "Gate")
  public record GateResponse(Gate gate, boolean paused, boolean changed) {}
}
