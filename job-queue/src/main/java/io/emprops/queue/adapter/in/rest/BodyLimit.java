package io.emprops.queue.adapter.in.rest;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.queue.adapter.in.Messages;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Keeps messages within what fits into memory. The server's own limit is that of files, which are
 * streamed and counted where they are read.
 */
@ApplicationScoped
class BodyLimit {
  private static final long LARGEST_MESSAGE = 64L * 1024 * 1024;
  private static final String FILES = "/worker/assets";
  private static final int AFTER_THE_SERVERS_OWN = 1;

  private final Messages messages;

  BodyLimit(Messages messages) {
    this.messages = messages;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_THE_SERVERS_OWN);
  }

  private void check(RoutingContext request) {
    if (!request.normalizedPath().equals(FILES)) {
      String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
      if (length != null && (length.length() > 10 || Long.parseLong(length) > LARGEST_MESSAGE)) {
        refuse(request);
        return;
      }
      request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, LARGEST_MESSAGE);
    }
    request.next();
  }

  private void refuse(RoutingContext request) {
    Problem problem =
        Problem.of(
            ErrorCode.REQUEST_TOO_LARGE,
            "the body is larger than %d bytes".formatted(LARGEST_MESSAGE),
            List.of());
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONNECTION, "close")
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(messages.write(problem));
  }
}
