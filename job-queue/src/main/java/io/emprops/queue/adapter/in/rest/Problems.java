package io.emprops.queue.adapter.in.rest;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.problem.UnavailableException;
import io.emprops.queue.adapter.in.UnreadableMessageException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every refusal as a problem document (RFC 9457). */
public final class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);

  Problems() {}

  static Response response(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }

  private static Response response(ErrorCode code, String detail) {
    return response(Problem.of(code, detail, List.of()));
  }

  @ServerExceptionMapper
  Response unreadable(UnreadableMessageException e) {
    return response(e.problem());
  }

  @ServerExceptionMapper
  Response invalid(IllegalArgumentException e) {
    return response(ErrorCode.REQUEST_INVALID, String.valueOf(e.getMessage()));
  }

  @ServerExceptionMapper(priority = 1)
  Response unauthorized(UnauthorizedException e) {
    return unauthenticated();
  }

  @ServerExceptionMapper(priority = 1)
  Response failed(AuthenticationFailedException e) {
    return unauthenticated();
  }

  private static Response unauthenticated() {
    Problem problem =
        Problem.of(
            ErrorCode.UNAUTHENTICATED, "send a valid token as Authorization: Bearer …", List.of());
    return Response.fromResponse(response(problem))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper(priority = 1)
  Response forbidden(ForbiddenException e) {
    return response(ErrorCode.FORBIDDEN, "this token is not for this part of the queue");
  }

  @ServerExceptionMapper
  Response unavailable(UnavailableException e) {
    LOG.warnf("queue unavailable reason=%s", e.getMessage());
    return Response.fromResponse(response(ErrorCode.UNAVAILABLE, "the queue cannot be reached"))
        .header(HttpHeaders.RETRY_AFTER, 1)
        .build();
  }

  @ServerExceptionMapper
  Response other(WebApplicationException e) {
    ErrorCode code =
        switch (e.getResponse().getStatus()) {
          case 404 -> ErrorCode.NOT_FOUND;
          case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
          case 406 -> ErrorCode.NOT_ACCEPTABLE;
          case 413 -> ErrorCode.REQUEST_TOO_LARGE;
          case 415 -> ErrorCode.MEDIA_TYPE;
          case 400 -> ErrorCode.REQUEST_INVALID;
          default -> ErrorCode.INTERNAL;
        };
    return response(code, code.title());
  }
}
