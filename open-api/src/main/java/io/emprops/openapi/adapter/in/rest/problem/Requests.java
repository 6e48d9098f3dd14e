package io.emprops.openapi.adapter.in.rest.problem;

import io.emprops.core.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each request is found by again. */
final class Requests {
  /** Larger bodies are refused. */
  static final int LARGEST_BODY = 4 << 20;

  private static final String TRACE = "emprops.trace-id";
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  private Requests() {}

  /** The trace that the caller named (W3C Trace Context), else one of its own. */
  static String traceId(RoutingContext request) {
    String known = request.get(TRACE);
    if (known != null) {
      return known;
    }
    String header = request.request().getHeader("traceparent");
    Matcher parent = TRACEPARENT.matcher(header == null ? "" : header);
    String id = parent.matches() ? parent.group(1) : fresh();
    request.put(TRACE, id);
    return id;
  }

  /** The problem with the path and the trace of this request. */
  static Problem placed(Problem problem, RoutingContext request) {
    return problem.about(request.request().path(), traceId(request));
  }

  private static String fresh() {
    byte[] bytes = new byte[16];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
