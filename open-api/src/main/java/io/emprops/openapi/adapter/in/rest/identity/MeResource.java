package io.emprops.openapi.adapter.in.rest.identity;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells callers who they are. */
@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Identity")
public class MeResource {
  private final Caller caller;

  MeResource(Caller caller) {
    this.caller = caller;
  }

  /** The holder of the request's token. */
  @GET
  @Operation(operationId = "me", summary = "Tell whose token this is")
  @APIResponse(
      responseCode = "200",
      description = "The token's holder",
      content = @Content(schema = @Schema(implementation = MeResponse.class)))
  public MeResponse me() {
    Principal principal = caller.principal();
    return new MeResponse(principal.organisation(), principal.user(), principal.role());
  }

  /** A token's holder. */
  @Schema(name = "Me")
  @JsonNaming(SnakeCaseStrategy.class)
  public record MeResponse(OrganisationId organisationId, UserId userId, Role role) {}
}
