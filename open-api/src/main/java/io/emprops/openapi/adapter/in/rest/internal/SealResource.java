package io.emprops.openapi.adapter.in.rest.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.WorkerKey;
import io.emprops.core.secret.port.in.SealSecretsUseCase;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Seals a job's secrets for the worker that has it. */
@Path("/internal/secrets/seal")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
public class SealResource {
  private final SealSecretsUseCase seal;
  private final ServiceGate gate;

  SealResource(SealSecretsUseCase seal, ServiceGate gate) {
    this.seal = seal;
    this.gate = gate;
  }

  /** Without {@code sealed} where there is nothing to seal. */
  @POST
  @Operation(hidden = true)
  public SealAnswer seal(
      @HeaderParam("Authorization") @DefaultValue("") String authorization, SealRequest request) {
    gate.require(authorization);
    OrganisationId organisation = request.organisationId();
    JobId job = request.jobId();
    WorkerKey worker = request.publicKey();
    if (organisation == null || job == null || worker == null) {
      throw ProblemException.of(
          ErrorCode.REQUEST_INVALID, "organisation_id, job_id and public_key are needed");
    }
    try {
      return new SealAnswer(seal.seal(organisation, job, worker).orElse(null));
    } catch (IllegalArgumentException e) {
      throw ProblemException.at(
          "/public_key", ErrorCode.REQUEST_INVALID, String.valueOf(e.getMessage()));
    }
  }

  /** Which job, and for whom. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record SealRequest(
      @Nullable OrganisationId organisationId,
      @Nullable JobId jobId,
      @Nullable WorkerKey publicKey) {}

  /** What the gateway hands on. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SealAnswer(@Nullable SealedSecrets sealed) {}
}
