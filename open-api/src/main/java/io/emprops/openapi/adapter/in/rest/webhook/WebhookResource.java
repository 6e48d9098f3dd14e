package io.emprops.openapi.adapter.in.rest.webhook;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.ForbiddenUrlException;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase.Signed;
import io.emprops.core.webhook.port.in.SteerWebhookUseCase;
import io.emprops.core.workflow.Page;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who outside is told of jobs' ends. */
@Path("/api/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Webhooks")
public class WebhookResource {
  private final KeepWebhookUseCase keep;
  private final SteerWebhookUseCase steer;
  private final Caller caller;

  WebhookResource(KeepWebhookUseCase keep, SteerWebhookUseCase steer, Caller caller) {
    this.keep = keep;
    this.steer = steer;
    this.caller = caller;
  }

  /** All. */
  @GET
  @Operation(
      operationId = "listWebhooks",
      summary = "List webhooks, the oldest first",
      description = "Needs the role operator.")
  @APIResponseSchema(
      value = WebhookPage.class,
      responseCode = "200",
      responseDescription = "All of them")
  public Page<Webhook> list() {
    return new Page<>(steer.list(caller.principal()), null);
  }

  /** A new one. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "addWebhook",
      summary = "Be told of jobs' ends",
      description =
          """
          Each end becomes a CloudEvent, posted in structured mode and signed by the Standard \
          Webhooks scheme, at least once and over a day. The secret is shown in this answer only. \
          Needs the role admin.\
          """)
  @APIResponseSchema(
      value = Signed.class,
      responseCode = "201",
      responseDescription = "The webhook and its secret")
  public Response add(WebhookRequest request) {
    Signed signed =
        reachable(() -> keep.add(caller.principal(), request.wish()))
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ErrorCode.SECRETS_OFF,
                        "an operator sets secrets up by emp.secrets.master-key-file of open-api"));
    return Response.created(URI.create("/api/webhooks/" + signed.webhook().id()))
        .entity(signed)
        .build();
  }

  /** One. */
  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getWebhook",
      summary = "Read a webhook",
      description = "Needs the role operator.")
  @APIResponseSchema(
      value = Webhook.class,
      responseCode = "200",
      responseDescription = "The webhook")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Webhook get(@PathParam("id") String id) {
    return steer
        .find(caller.principal(), WebhookParameters.id(id))
        .orElseThrow(WebhookParameters::noWebhook);
  }

  /** Another wish. */
  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeWebhook",
      summary = "Change where a webhook is told, and of what",
      description = "What waits goes to the new place. Needs the role admin.")
  @APIResponseSchema(
      value = Webhook.class,
      responseCode = "200",
      responseDescription = "The webhook")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Webhook change(@PathParam("id") String id, WebhookRequest request) {
    return reachable(
            () -> keep.change(caller.principal(), WebhookParameters.id(id), request.wish()))
        .orElseThrow(WebhookParameters::noWebhook);
  }

  private static <T> T reachable(Supplier<T> act) {
    try {
      return act.get();
    } catch (ForbiddenUrlException e) {
      throw ProblemException.at("/url", ErrorCode.REQUEST_INVALID, e.why());
    }
  }

  /** Another secret. */
  @POST
  @Path("/{id}/rotate")
  @Operation(
      operationId = "rotateWebhook",
      summary = "Give a webhook another secret",
      description =
          "For a day messages are signed with the one before, too. The secret is shown in this"
              + " answer only. Needs the role admin.")
  @APIResponseSchema(
      value = Signed.class,
      responseCode = "200",
      responseDescription = "The webhook and its secret")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Signed rotate(@PathParam("id") String id) {
    return keep.rotate(caller.principal(), WebhookParameters.id(id))
        .orElseThrow(WebhookParameters::noWebhook);
  }

  /** Sends nothing for now. */
  @POST
  @Path("/{id}/pause")
  @Operation(
      operationId = "pauseWebhook",
      summary = "Send a webhook nothing for now",
      description = "What there is to tell waits. Needs the role operator.")
  @APIResponseSchema(
      value = Webhook.class,
      responseCode = "200",
      responseDescription = "The webhook")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Webhook pause(@PathParam("id") String id) {
    return steer
        .pause(caller.principal(), WebhookParameters.id(id))
        .orElseThrow(WebhookParameters::noWebhook);
  }

  /** Sends again. */
  @POST
  @Path("/{id}/resume")
  @Operation(
      operationId = "resumeWebhook",
      summary = "Send what a webhook has waited for",
      description = "Needs the role operator.")
  @APIResponseSchema(
      value = Webhook.class,
      responseCode = "200",
      responseDescription = "The webhook")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Webhook resume(@PathParam("id") String id) {
    return steer
        .resume(caller.principal(), WebhookParameters.id(id))
        .orElseThrow(WebhookParameters::noWebhook);
  }

  /** Whether it is heard. */
  @POST
  @Path("/{id}/test")
  @Operation(
      operationId = "testWebhook",
      summary = "Send a webhook a message that tells of nothing",
      description =
          """
          Soon and once, also while it is paused; the delivery tells what came of it. Needs the \
          role operator.\
          """)
  @APIResponseSchema(
      value = Delivery.class,
      responseCode = "202",
      responseDescription = "The delivery")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Response test(@PathParam("id") String id) {
    Delivery delivery =
        steer
            .test(caller.principal(), WebhookParameters.id(id))
            .orElseThrow(WebhookParameters::noWebhook);
    return Response.accepted(delivery)
        .location(URI.create("/api/webhooks/%s/deliveries/%s".formatted(id, delivery.id())))
        .build();
  }

  /** Gone. */
  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "deleteWebhook",
      summary = "Delete a webhook",
      description = "With its deliveries; what waits is sent no more. Needs the role admin.")
  @APIResponse(responseCode = "204", description = "It is gone")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public void delete(@PathParam("id") String id) {
    if (!keep.delete(caller.principal(), WebhookParameters.id(id))) {
      throw WebhookParameters.noWebhook();
    }
  }

  /** For the description of the API. */
  @Schema(name = "WebhookPage")
  record WebhookPage(List<Webhook> items) {}
}
