package io.emprops.queue.adapter.in.rest;

import io.emprops.core.problem.Problem;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.queue.adapter.in.Messages;
import io.emprops.queue.adapter.in.WorkerGate;
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

/** Workers that poll: one request for each message, with the same bodies as on the WebSocket. */
@Path("/worker")
@RolesAllowed("worker")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WorkerResource {
  private static final int CONFLICT = 409;

  private final WorkerGate gate;
  private final Messages messages;

  WorkerResource(WorkerGate gate, Messages messages) {
    this.gate = gate;
    this.messages = messages;
  }

  /** Comes first. */
  @POST
  @Path("register")
  public Response register(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Register.class, caller);
  }

  /** Waits for a job. */
  @POST
  @Path("pull")
  public Response pull(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Pull.class, caller);
  }

  /** Renews leases. */
  @POST
  @Path("heartbeat")
  public Response heartbeat(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Heartbeat.class, caller);
  }

  /** Tells how far a job is. */
  @POST
  @Path("progress")
  public Response progress(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Progress.class, caller);
  }

  /** Hands over a piece of the answer. */
  @POST
  @Path("output")
  public Response output(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Output.class, caller);
  }

  /** Ends a job well. */
  @POST
  @Path("complete")
  public Response complete(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Complete.class, caller);
  }

  /** Ends an attempt with an error. */
  @POST
  @Path("fail")
  public Response fail(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Fail.class, caller);
  }

  /** Gives a job back. */
  @POST
  @Path("release")
  public Response release(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.Release.class, caller);
  }

  /** Replaces what the worker offers. */
  @POST
  @Path("capabilities")
  public Response capabilities(String body, @Context SecurityContext caller) {
    return answer(body, WorkerMessage.UpdateCapabilities.class, caller);
  }

  private Response answer(
      String body, Class<? extends WorkerMessage> expected, SecurityContext caller) {
    WorkerMessage message = messages.read(body, expected);
    GatewayMessage answer = gate.serve(caller.getUserPrincipal(), message);
    return switch (answer) {
      case GatewayMessage.Refused(Problem problem) -> Problems.response(problem);
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
