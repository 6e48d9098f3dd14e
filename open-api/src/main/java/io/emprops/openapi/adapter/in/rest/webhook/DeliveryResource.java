package io.emprops.openapi.adapter.in.rest.webhook;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.DeliveryReport;
import io.emprops.core.webhook.port.in.SteerWebhookUseCase;
import io.emprops.core.workflow.Page;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.list.ListParameters;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a webhook was told, and how that went. */
@Path("/api/webhooks/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Webhooks")
public class DeliveryResource {
  private final SteerWebhookUseCase steer;
  private final Caller caller;

  DeliveryResource(SteerWebhookUseCase steer, Caller caller) {
    this.steer = steer;
    this.caller = caller;
  }

  /** A part of the log. */
  @GET
  @Operation(
      operationId = "listDeliveries",
      summary = "List what a webhook was told, the newest first",
      description =
          "Those that were taken or given up are kept for 30 days. Needs the role operator.")
  @APIResponse(
      responseCode = "200",
      description = "A part of the list; next_cursor gets the next one",
      content = @Content(schema = @Schema(implementation = DeliveryPage.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Page<Delivery> list(
      @PathParam("id") String id,
      @Parameter(description = "pending, delivered or given_up")
          @QueryParam("status")
          @DefaultValue("")
          String status,
      @Parameter(description = ListParameters.LIMIT)
          @QueryParam("limit")
          @DefaultValue(ListParameters.DEFAULT_LIMIT)
          String limit,
      @Parameter(description = ListParameters.CURSOR) @QueryParam("cursor") @DefaultValue("")
          String cursor) {
    var filter =
        new DeliveryFilter(WebhookParameters.status(status), ListParameters.limit(limit), cursor);
    return steer
        .deliveries(caller.principal(), WebhookParameters.id(id), filter)
        .orElseThrow(WebhookParameters::noWebhook);
  }

  /** One. */
  @GET
  @Path("/{delivery}")
  @Operation(
      operationId = "getDelivery",
      summary = "Read a delivery with each of its attempts",
      description = "Needs the role operator.")
  @APIResponse(
      responseCode = "200",
      description = "The delivery, and how each sending went, the oldest first",
      content = @Content(schema = @Schema(implementation = DeliveryReport.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public DeliveryReport get(@PathParam("id") String id, @PathParam("delivery") String delivery) {
    return steer
        .delivery(
            caller.principal(), WebhookParameters.id(id), WebhookParameters.delivery(delivery))
        .orElseThrow(WebhookParameters::noDelivery);
  }

  /** Once more. */
  @POST
  @Path("/{delivery}/replay")
  @Operation(
      operationId = "replayDelivery",
      summary = "Send a delivery again",
      description =
          "Whatever came of it, with the same `webhook-id` and all its attempts before it. Needs"
              + " the role operator.")
  @APIResponse(responseCode = "204", description = "It is sent soon")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public void replay(@PathParam("id") String id, @PathParam("delivery") String delivery) {
    if (!steer.replay(
        caller.principal(), WebhookParameters.id(id), WebhookParameters.delivery(delivery))) {
      throw WebhookParameters.noDelivery();
    }
  }

  /** All that failed. */
  @POST
  @Path("/replay")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "replayGivenUpDeliveries",
      summary = "Send again what was given up",
      description =
          "All that happened at this time or later, each with the same `webhook-id` and all its"
              + " attempts before it, and of each run in order. A paused webhook gets them when it"
              + " is resumed. Needs the role operator.")
  @APIResponse(
      responseCode = "200",
      description = "How many are sent again",
      content = @Content(schema = @Schema(implementation = Replayed.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Replayed replayGivenUp(@PathParam("id") String id, ReplayRequest request) {
    Instant since = request.since();
    if (since == null) {
      throw ProblemException.at(
          "/since", ErrorCode.REQUEST_INVALID, "the member 'since' is missing");
    }
    OptionalInt replayed = steer.replayGivenUp(caller.principal(), WebhookParameters.id(id), since);
    return new Replayed(replayed.orElseThrow(WebhookParameters::noWebhook));
  }

  /** Which ones. */
  @Schema(name = "ReplayRequest")
  public record ReplayRequest(
      @Nullable
          @Schema(
              required = true,
              description = "When the first of them happened",
              examples = "2026-11-01T10:00:00Z")
          Instant since) {}

  /** What came of it. */
  @Schema(name = "Replayed")
  public record Replayed(int replayed) {}

  /** For the description of the API. */
  @Schema(name = "DeliveryPage")
  record DeliveryPage(
      List<Delivery> items, @Schema(name = "next_cursor") @Nullable String nextCursor) {}
}
