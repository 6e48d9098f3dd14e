package io.emprops.queue.adapter.in.rest;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.port.in.ExchangeAssetsUseCase;
import io.emprops.core.worker.port.in.ExchangeAssetsUseCase.Found;
import io.emprops.core.worker.port.in.ExchangeAssetsUseCase.Kept;
import io.emprops.core.worker.port.in.ExchangeAssetsUseCase.NotFound;
import io.emprops.core.worker.port.in.ExchangeAssetsUseCase.StaleLease;
import io.emprops.core.worker.port.in.ExchangeAssetsUseCase.TooLarge;
import io.emprops.queue.adapter.in.Messages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Files of jobs, from and to workers that have no other way to the store. */
@Path("/worker/assets")
@RolesAllowed("worker")
@RunOnVirtualThread
@Tag(name = "Worker gateway")
public class WorkerAssetsResource {
  private static final int CONFLICT = 409;
  private static final String LEASE_TOKEN = "Lease-Token";

  private final ExchangeAssetsUseCase assets;
  private final Messages messages;

  WorkerAssetsResource(ExchangeAssetsUseCase assets, Messages messages) {
    this.assets = assets;
    this.messages = messages;
  }

  /** Keeps the body. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "keepAsset",
      summary = "Keep a file that a job made",
      description =
          "The body is the file, of any length up to `emp.assets.max-bytes`; what it is its content"
              + " tells. It belongs to the job's organisation. The answer is the reference that"
              + " goes into `preview` or into the result.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "201",
      description = "It is kept",
      content = @Content(schema = @Schema(implementation = Asset.class)))
  @APIResponse(responseCode = "409", description = "Another has the lease; nothing is kept")
  @APIResponse(responseCode = "413", description = "It is too long; nothing is kept")
  public Response keep(
      @Parameter(required = true, description = "The job that made it") @QueryParam("job_id")
          @Nullable String job,
      @Parameter(description = "What the file is called") @QueryParam("name") @Nullable String name,
      @Parameter(required = true, description = "As `assign` told it") @HeaderParam(LEASE_TOKEN)
          @Nullable String token,
      InputStream content) {
    JobId id = job(job);
    return answer(id, assets.keep(id, token(token), content, name));
  }

  /** Streams a file. */
  @GET
  @Path("{id}")
  @Operation(
      operationId = "readAsset",
      summary = "Read a file that a job needs",
      description = "Any file of the job's organisation, while the lease lasts.")
  @APIResponse(
      responseCode = "200",
      description = "The file",
      content =
          @Content(
              mediaType = MediaType.WILDCARD,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "404", description = "The organisation has no such file")
  @APIResponse(responseCode = "409", description = "Another has the lease")
  public Response read(
      @PathParam("id") String asset,
      @Parameter(required = true, description = "The job that needs it") @QueryParam("job_id")
          @Nullable String job,
      @Parameter(required = true, description = "As `assign` told it") @HeaderParam(LEASE_TOKEN)
          @Nullable String token) {
    JobId id = job(job);
    return answer(
        id,
        AssetId.isOne(asset) ? assets.read(id, token(token), new AssetId(asset)) : new NotFound());
  }

  private Response answer(JobId job, ExchangeAssetsUseCase.Outcome outcome) {
    return switch (outcome) {
      case Kept(Asset asset) -> json(Response.Status.CREATED.getStatusCode(), asset);
      case Found(Asset asset, InputStream content) ->
          Response.ok(content)
              .type(asset.mediaType())
              .header("X-Content-Type-Options", "nosniff")
              .build();
      case TooLarge(long most) ->
          refused(ErrorCode.REQUEST_TOO_LARGE, "the file is larger than %d bytes".formatted(most));
      case NotFound() -> refused(ErrorCode.NOT_FOUND, "there is no such file");
      case StaleLease() -> json(CONFLICT, new GatewayMessage.StaleLease(job));
    };
  }

  private Response json(int status, Object entity) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity(messages.write(entity))
        .build();
  }

  private static Response refused(ErrorCode code, String detail) {
    return Problems.response(Problem.of(code, detail, List.of()));
  }

  private static JobId job(@Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException("the parameter 'job_id' is missing");
    }
    return new JobId(value);
  }

  private static LeaseToken token(@Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException("the header '%s' is missing".formatted(LEASE_TOKEN));
    }
    return new LeaseToken(value);
  }
}
