package io.emprops.openapi.adapter.in.rest.problem;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses bodies that say that they are too large, before any of them is read. */
@ApplicationScoped
class BodyLimit {
  private static final int BEFORE_THE_SERVERS_OWN = 500;
  private static final String FILES = "/api/assets";

  private final ProblemWriter problems;
  private final long largestFile;

  BodyLimit(
      ProblemWriter problems,
      @ConfigProperty(name = "emp.assets.max-bytes", defaultValue = "268435456") long largestFile) {
    this.problems = problems;
    this.largestFile = largestFile;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_THE_SERVERS_OWN);
  }

  private void check(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    long largest = request.normalizedPath().equals(FILES) ? largestFile : Requests.LARGEST_BODY;
    if (length == null || isWithin(length, largest)) {
      request.next();
      return;
    }
    request.response().putHeader(HttpHeaders.CONNECTION, "close");
    problems.end(tooLarge(largest), request).subscribe().with(_ -> {}, request::fail);
  }

  static Problem tooLarge() {
    return tooLarge(Requests.LARGEST_BODY);
  }

  private static Problem tooLarge(long largest) {
    String detail = "the body is larger than %d bytes".formatted(largest);
    return Problem.of(ErrorCode.REQUEST_TOO_LARGE, detail, List.of());
  }

  private static boolean isWithin(String length, long largest) {
    return length.length() <= 15 && Long.parseLong(length) <= largest;
  }
}
