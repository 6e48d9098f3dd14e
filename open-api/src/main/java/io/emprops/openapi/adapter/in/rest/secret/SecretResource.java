package io.emprops.openapi.adapter.in.rest.secret;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.secret.SecretFilter;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.SecretSummary;
import io.emprops.core.secret.port.in.FindSecretsQuery;
import io.emprops.core.secret.port.in.KeepOutcome;
import io.emprops.core.secret.port.in.KeepSecretUseCase;
import io.emprops.core.workflow.Page;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.list.ListParameters;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Secrets go in here and never come out. */
@Path("/api/secrets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Secrets")
public class SecretResource {
  private final KeepSecretUseCase keep;
  private final FindSecretsQuery secrets;
  private final Caller caller;

  SecretResource(KeepSecretUseCase keep, FindSecretsQuery secrets, Caller caller) {
    this.keep = keep;
    this.secrets = secrets;
    this.caller = caller;
  }

  /** A part of the list. */
  @GET
  @Operation(
      operationId = "listSecrets",
      summary = "List secrets by name, without their values",
      description = "Needs the role editor.")
  @APIResponse(
      responseCode = "200",
      description = "A part of the list; next_cursor gets the next one",
      content = @Content(schema = @Schema(implementation = SecretPage.class)))
  public Page<SecretSummary> list(
      @Parameter(description = "Stands in the name") @QueryParam("q") @DefaultValue("") String text,
      @Parameter(description = ListParameters.LIMIT)
          @QueryParam("limit")
          @DefaultValue(ListParameters.DEFAULT_LIMIT)
          String limit,
      @Parameter(description = ListParameters.CURSOR) @QueryParam("cursor") @DefaultValue("")
          String cursor) {
    if (!cursor.isEmpty() && !SecretName.isValid(cursor)) {
      throw ListParameters.noCursor();
    }
    var filter = new SecretFilter(text.replace("\0", ""), ListParameters.limit(limit), cursor);
    return secrets.list(caller.principal(), filter);
  }

  /** Keeps a new one. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "addSecret",
      summary = "Keep a secret",
      description =
          """
          Nobody can read the value again. Inputs name it as `{"secret": "<name>"}`; it is put in \
          when a request is sent, and only to its hosts and in its header. Needs the role editor.\
          """)
  @APIResponse(
      responseCode = "201",
      description = "It is kept",
      content = @Content(schema = @Schema(implementation = SecretSummary.class)))
  @APIResponse(responseCode = "409", ref = "SecretTaken")
  public Response add(SecretRequest request) {
    KeepOutcome outcome = keep.add(caller.principal(), request.secret(null));
    SecretSummary secret = kept(outcome);
    return Response.created(URI.create("/api/secrets/" + secret.name())).entity(secret).build();
  }

  /** Gives one another value. */
  @PUT
  @Path("/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "replaceSecret",
      summary = "Replace a secret's value, hosts and header",
      description =
          """
          All three at once: who changes where it may be sent must know it. Jobs that are sent from \
          now on get the new one. Needs the role editor.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "It is replaced",
      content = @Content(schema = @Schema(implementation = SecretSummary.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public SecretSummary replace(@PathParam("name") String name, SecretRequest request) {
    return kept(keep.replace(caller.principal(), request.secret(name)));
  }

  /** Forgets one. */
  @DELETE
  @Path("/{name}")
  @Operation(
      operationId = "deleteSecret",
      summary = "Delete a secret",
      description =
          "Jobs that name it fail from now on with `auth_error`, reason `secret-missing`. Needs the"
              + " role editor.")
  @APIResponse(responseCode = "204", description = "It is gone")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public void delete(@PathParam("name") String name) {
    boolean found =
        SecretName.isValid(name) && keep.delete(caller.principal(), new SecretName(name));
    if (!found) {
      throw notFound();
    }
  }

  private static SecretSummary kept(KeepOutcome outcome) {
    return switch (outcome) {
      case KeepOutcome.Kept(SecretSummary secret) -> secret;
      case KeepOutcome.NameTaken _ ->
          throw ProblemException.at(
              "/name",
              ErrorCode.SECRET_TAKEN,
              "a secret has this name; replace it, or take another");
      case KeepOutcome.NotFound _ -> throw notFound();
      case KeepOutcome.NoMasterKey _ ->
          throw ProblemException.of(
              ErrorCode.SECRETS_OFF,
              "an operator sets them up by emp.secrets.master-key-file of open-api");
    };
  }

  private static ProblemException notFound() {
    return ProblemException.of(ErrorCode.NOT_FOUND, "no secret has this name");
  }

  /** For the description of the API. */
  @Schema(name = "SecretPage")
  record SecretPage(
      List<SecretSummary> items, @Schema(name = "next_cursor") @Nullable String nextCursor) {}
}
