package io.emprops.ui.shell;

import com.vaadin.flow.server.communication.StreamRequestHandler;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses bodies that are too large, or do not say how large they are, before any of them is read:
 * screens are read as a whole into memory. Only a file that someone chooses may be as large as the
 * server takes; its address is known to who is on the screen alone, and it goes on as it comes.
 */
@ApplicationScoped
class BodyLimit {
  private static final int BEFORE_THE_SERVERS_OWN = 500;
  private static final long LARGEST = 10 * 1024 * 1024;
  private static final int LONGEST_DIGITS = 15;
  private static final String FILES = "/" + StreamRequestHandler.DYN_RES_PREFIX;
  private static final int LENGTH_REQUIRED = 411;
  private static final int TOO_LARGE = 413;

  void register(@Observes Filters filters) {
    filters.register(BodyLimit::check, BEFORE_THE_SERVERS_OWN);
  }

  private static void check(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean isOfUnknownLength = request.request().headers().contains(HttpHeaders.TRANSFER_ENCODING);
    if (request.normalizedPath().startsWith(FILES)
        || (length == null ? !isOfUnknownLength : isWithin(length))) {
      request.next();
      return;
    }
    request
        .response()
        .putHeader(HttpHeaders.CONNECTION, "close")
        .setStatusCode(length == null ? LENGTH_REQUIRED : TOO_LARGE)
        .end();
  }

  private static boolean isWithin(String length) {
    return length.length() <= LONGEST_DIGITS && Long.parseLong(length) <= LARGEST;
  }
}
