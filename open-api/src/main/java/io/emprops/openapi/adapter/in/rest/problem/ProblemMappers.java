package io.emprops.openapi.adapter.in.rest.problem;

import io.emprops.core.identity.NotAllowedException;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.workflow.CursorException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early into a problem document. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final ProblemWriter problems;
  private final Outages outages;

  ProblemMappers(ProblemWriter problems, Outages outages) {
    this.problems = problems;
    this.outages = outages;
  }

  @ServerExceptionMapper
  Response problem(ProblemException failure, RoutingContext request) {
    return problems.response(failure.problem(), request);
  }

  @ServerExceptionMapper
  Response notAllowed(NotAllowedException failure, RoutingContext request) {
    return answer(ErrorCode.FORBIDDEN, said(failure), request);
  }

  @ServerExceptionMapper
  Response cursor(CursorException failure, RoutingContext request) {
    return answer(ErrorCode.REQUEST_INVALID, said(failure), request);
  }

  @ServerExceptionMapper
  Response notFound(NotFoundException failure, RoutingContext request) {
    return answer(ErrorCode.NOT_FOUND, "nothing stands at this path", request);
  }

  @ServerExceptionMapper
  Response byStatus(WebApplicationException failure, RoutingContext request) {
    int status = failure.getResponse().getStatus();
    return switch (status) {
      case 401 ->
          answer(ErrorCode.UNAUTHENTICATED, "send 'Authorization: Bearer <token>'", request);
      case 403 -> answer(ErrorCode.FORBIDDEN, "you may not do this", request);
      case 404 -> answer(ErrorCode.NOT_FOUND, "nothing stands at this path", request);
      case 405 -> notServed(failure, request);
      case 406 -> answer(ErrorCode.NOT_ACCEPTABLE, "the answer is application/json", request);
      case 413 -> problems.response(BodyLimit.tooLarge(), request);
      case 415 -> answer(ErrorCode.MEDIA_TYPE, "send 'Content-Type: application/json'", request);
      default ->
          status < 500
              ? answer(ErrorCode.REQUEST_INVALID, "the request cannot be read", request)
              : failed(failure, request);
    };
  }

  @ServerExceptionMapper
  Response failed(Throwable failure, RoutingContext request) {
    if (outages.isOutage(failure)) {
      LOG.warnf(
          "a service is away: path=%s trace=%s cause=%s",
          request.request().path(), Requests.traceId(request), said(failure));
      return answer(
          ErrorCode.UNAVAILABLE, "a service behind this one is away; try again soon", request);
    }
    LOG.errorf(
        failure,
        "a request failed: method=%s path=%s trace=%s",
        request.request().method(),
        request.request().path(),
        Requests.traceId(request));
    return answer(
        ErrorCode.INTERNAL,
        "nothing was changed by halves; the trace id finds it in the logs",
        request);
  }

  private Response notServed(WebApplicationException failure, RoutingContext request) {
    String allowed = failure.getResponse().getHeaderString("Allow");
    String detail =
        "%s is not served here%s"
            .formatted(request.request().method(), allowed == null ? "" : "; allowed: " + allowed);
    Response answer = answer(ErrorCode.METHOD_NOT_ALLOWED, detail, request);
    return allowed == null
        ? answer
        : Response.fromResponse(answer).header("Allow", allowed).build();
  }

  private Response answer(ErrorCode code, String detail, RoutingContext request) {
    return problems.response(Problem.of(code, detail, List.of()), request);
  }

  private static String said(Throwable failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
  }
}
