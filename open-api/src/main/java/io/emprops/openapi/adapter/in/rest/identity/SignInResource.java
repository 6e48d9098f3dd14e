package io.emprops.openapi.adapter.in.rest.identity;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.port.in.SignInUseCase;
import io.emprops.core.identity.port.in.SignInUseCase.Session;
import io.emprops.core.identity.port.in.SignInUseCase.SignInCode;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The way in for people: a link that works once. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Identity")
public class SignInResource {
  private final SignInUseCase signIn;
  private final Caller caller;

  SignInResource(SignInUseCase signIn, Caller caller) {
    this.signIn = signIn;
    this.caller = caller;
  }

  /** A code for the caller's own account. */
  @POST
  @Path("sign-in-codes")
  @ResponseStatus(201)
  @Operation(
      operationId = "offerSignIn",
      summary = "Make a code that signs you in once",
      description = "Good for ten minutes and one use. Needs the role admin.")
  @APIResponse(
      responseCode = "201",
      description = "The code; the screens take it as `/sign-in?code=…`",
      content = @Content(schema = @Schema(implementation = CodeResponse.class)))
  public CodeResponse offer() {
    SignInCode code = signIn.offer(caller.principal());
    return new CodeResponse(code.code(), code.expiresAt());
  }

  /** Trades a code for a session. */
  @POST
  @Path("sign-in")
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(200)
  @SecurityRequirementsSet
  @Operation(
      operationId = "signIn",
      summary = "Trade a sign-in code for a session's token",
      description = "Needs no token. A code that was used, is too old or never was gets a 401.")
  @APIResponse(
      responseCode = "200",
      description = "The session",
      content = @Content(schema = @Schema(implementation = SessionResponse.class)))
  public SessionResponse redeem(SignInRequest request) {
    String code = request.code();
    if (code == null) {
      throw ProblemException.at("", ErrorCode.REQUEST_INVALID, "the member 'code' is missing");
    }
    return signIn
        .redeem(code)
        .map(SessionResponse::of)
        .orElseThrow(
            () ->
                ProblemException.of(
                    ErrorCode.UNAUTHENTICATED, "the code was used, is too old, or never was"));
  }

  /** A code to redeem. */
  @Schema(name = "SignInRequest")
  public record SignInRequest(
      @Nullable @Schema(required = true, examples = "pJx2o1wYc6vQm0c1f7YwGm0m0p5aXxE5m6l7o8r9s0t")
          String code) {}

  /** A code to pass on. */
  @Schema(name = "SignInCode")
  @JsonNaming(SnakeCaseStrategy.class)
  public record CodeResponse(String code, Instant expiresAt) {}

  /** A session that has begun. */
  @Schema(name = "Session")
  @JsonNaming(SnakeCaseStrategy.class)
  public record SessionResponse(
      String token, Instant expiresAt, OrganisationId organisationId, UserId userId, Role role) {
    static SessionResponse of(Session session) {
      return new SessionResponse(
          session.token(),
          session.expiresAt(),
          session.principal().organisation(),
          session.principal().user(),
          session.principal().role());
    }
  }
}
