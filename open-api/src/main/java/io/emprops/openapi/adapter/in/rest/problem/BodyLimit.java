package io.emprops.openapi.adapter.in.rest.problem;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Refuses bodies that say that they are too large, before any of them is read. */
@ApplicationScoped
class BodyLimit {
  private static final int BEFORE_THE_SERVERS_OWN = 500;

  private final ProblemWriter problems;

  BodyLimit(ProblemWriter problems) {
    this.problems = problems;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_THE_SERVERS_OWN);
  }

  private void check(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null || isWithin(length)) {
      request.next();
      return;
    }
    request.response().putHeader(HttpHeaders.CONNECTION, "close");
    problems.end(tooLarge(), request).subscribe().with(_ -> {}, request::fail);
  }

  static Problem tooLarge() {
    String detail = "the body is larger than %d bytes".formatted(Requests.LARGEST_BODY);
    return Problem.of(ErrorCode.REQUEST_TOO_LARGE, detail, List.of());
  }

  private static boolean isWithin(String length) {
    return length.length() <= 10 && Long.parseLong(length) <= Requests.LARGEST_BODY;
  }
}
