package io.emprops.openapi.adapter.in.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Answers with problem documents, within JAX-RS and before it. */
@ApplicationScoped
@RegisterForReflection(targets = Problem.class)
public class ProblemWriter {
  private static final String CHALLENGE = "Bearer";
  private static final String RETRY_SECONDS = "5";

  private final ObjectMapper json;

  ProblemWriter(ObjectMapper json) {
    this.json = json;
  }

  /** The answer of a resource. */
  public Response response(Problem problem, RoutingContext request) {
    var response =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .entity(text(Requests.placed(problem, request)));
    if (problem.code() == ErrorCode.UNAUTHENTICATED) {
      response.header("WWW-Authenticate", CHALLENGE);
    }
    if (problem.code() == ErrorCode.UNAVAILABLE) {
      response.header("Retry-After", RETRY_SECONDS);
    }
    return response.build();
  }

  /** Ends a request that reaches no resource. */
  public Uni<Void> end(Problem problem, RoutingContext request) {
    var response = request.response().setStatusCode(problem.status());
    response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    if (problem.code() == ErrorCode.UNAUTHENTICATED) {
      response.putHeader("WWW-Authenticate", CHALLENGE);
    }
    if (problem.code() == ErrorCode.UNAVAILABLE) {
      response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    String body = text(Requests.placed(problem, request));
    return Uni.createFrom().completionStage(() -> response.end(body).toCompletionStage());
  }

  private String text(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem document is always JSON", e);
    }
  }
}
