package io.emprops.queue.adapter.in.rest;

import io.emprops.core.problem.Problem;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.queue.adapter.in.Messages;
import io.emprops.queue.adapter.in.WorkerGate;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Workers that poll: one request for each message, with the same bodies as on the WebSocket. */
@Path("/worker")
@RolesAllowed("worker")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Worker gateway")
public class WorkerResource {
  private static final int CONFLICT = 409;

  private final WorkerGate gate;
  private final Messages messages;
  private final CurrentVertxRequest requests;

  WorkerResource(WorkerGate gate, Messages messages, CurrentVertxRequest requests) {
    this.gate = gate;
    this.messages = messages;
    this.requests = requests;
  }

  /** Comes first. */
  @POST
  @Path("register")
  @Operation(
      operationId = "register",
      summary = "Tell what a worker offers",
      description = "Comes first, and again when the queue says `worker.unknown`.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WorkerMessage.Register.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answer",
      content = @Content(schema = @Schema(implementation = GatewayMessage.Registered.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another has the lease, or the worker is not known")
  public Response register(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Register.class, caller);
  }

  /** Waits for a job. */
  @POST
  @Path("pull")
  @Operation(
      operationId = "pull",
      summary = "Ask for a job",
      description = "Waits up to 20 seconds for one, as long as the connection holds.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WorkerMessage.Pull.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answer",
      content = @Content(schema = @Schema(implementation = GatewayMessage.Assign.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another has the lease, or the worker is not known")
  public Response pull(String body, @Context SecurityContext caller) {
    WorkerMessage.Pull pull = messages.read(body, WorkerMessage.Pull.class);
    Principal holder = caller.getUserPrincipal();
    var poller = new Poller(requests.getCurrent());
    GatewayMessage answer = poller.during(() -> gate.serve(holder, pull));
    if (answer instanceof GatewayMessage.Assign assign && poller.hasGone()) {
      // It was claimed for a worker that has gone; another may have it at once.
      gate.serve(
          holder,
          new WorkerMessage.Release(pull.workerId(), assign.job().id(), assign.leaseToken()));
    }
    return response(answer);
  }

  /** Renews leases. */
  @POST
  @Path("heartbeat")
  @Operation(
      operationId = "heartbeat",
      summary = "Renew leases",
      description = "Tells which jobs are lost and which shall stop.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WorkerMessage.Heartbeat.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answer",
      content = @Content(schema = @Schema(implementation = GatewayMessage.Leases.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another has the lease, or the worker is not known")
  public Response heartbeat(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Heartbeat.class, caller);
  }

  /** Tells how far a job is. */
  @POST
  @Path("progress")
  @Operation(
      operationId = "progress",
      summary = "Tell how far a job is",
      description = "The message as on the WebSocket.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WorkerMessage.Progress.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answer",
      content = @Content(schema = @Schema(implementation = GatewayMessage.Acknowledged.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another has the lease, or the worker is not known")
  public Response progress(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Progress.class, caller);
  }

  /** Hands over a piece of the answer. */
  @POST
  @Path("output")
  @Operation(
      operationId = "output",
      summary = "Hand over a piece of the answer",
      description = "The message as on the WebSocket.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WorkerMessage.Output.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answer",
      content = @Content(schema = @Schema(implementation = GatewayMessage.Acknowledged.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another has the lease, or the worker is not known")
  public Response output(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Output.class, caller);
  }

  /** Shows what the result looks like by now. */
  @POST
  @Path("preview")
  @Operation(
      operationId = "preview",
      summary = "Show what the result looks like by now",
      description = "Names a file that `POST /worker/assets` has kept.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WorkerMessage.Preview.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answer",
      content = @Content(schema = @Schema(implementation = GatewayMessage.Acknowledged.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another has the lease, or the worker is not known")
  public Response preview(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Preview.class, caller);
  }

  /** Ends a job well. */
  @POST
  @Path("complete")
  @Operation(
      operationId = "complete",
      summary = "End a job well",
      description = "Acknowledged once the result is kept.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WorkerMessage.Complete.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answer",
      content = @Content(schema = @Schema(implementation = GatewayMessage.Acknowledged.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another has the lease, or the worker is not known")
  public Response complete(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Complete.class, caller);
  }

  /** Ends an attempt with an error. */
  @POST
  @Path("fail")
  @Operation(
      operationId = "fail",
      summary = "End an attempt with an error",
      description = "The class decides whether the job tries again.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WorkerMessage.Fail.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answer",
      content = @Content(schema = @Schema(implementation = GatewayMessage.Acknowledged.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another has the lease, or the worker is not known")
  public Response fail(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Fail.class, caller);
  }

  /** Gives a job back. */
  @POST
  @Path("release")
  @Operation(
      operationId = "release",
      summary = "Give a job back",
      description = "Uncounted; confirms a cancellation that was asked for.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WorkerMessage.Release.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answer",
      content = @Content(schema = @Schema(implementation = GatewayMessage.Acknowledged.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another has the lease, or the worker is not known")
  public Response release(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Release.class, caller);
  }

  /** Replaces what the worker offers. */
  @POST
  @Path("capabilities")
  @Operation(
      operationId = "updateCapabilities",
      summary = "Replace what a worker offers",
      description = "The message as on the WebSocket.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WorkerMessage.UpdateCapabilities.class)))
  @APIResponse(
      responseCode = "200",
      description = "The answer",
      content = @Content(schema = @Schema(implementation = GatewayMessage.Registered.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another has the lease, or the worker is not known")
  public Response capabilities(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.UpdateCapabilities.class, caller);
  }

  private Response answer(
      String body, Class<? extends WorkerMessage> expected, SecurityContext caller) {
    WorkerMessage message = messages.read(body, expected);
    return response(gate.serve(caller.getUserPrincipal(), message));
  }

  private Response response(GatewayMessage answer) {
    return switch (answer) {
      case GatewayMessage.Refused(Problem problem, var _) -> Problems.response(problem);
      case GatewayMessage.StaleLease stale -> json(CONFLICT, stale);
      case GatewayMessage.Registered _,
          GatewayMessage.Assign _,
          GatewayMessage.NothingToDo _,
          GatewayMessage.Leases _,
          GatewayMessage.Acknowledged _ ->
          json(Response.Status.OK.getStatusCode(), answer);
    };
  }

  private Response json(int status, GatewayMessage answer) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity(messages.write(answer))
        .build();
  }
}
