package io.emprops.openapi.adapter.in.rest.job;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads ids and headers; what cannot be read ends the request. */
public final class JobHeaders {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*([0-9]{1,6})");
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private JobHeaders() {}

  /** The id of a workflow. */
  public static WorkflowId workflowId(String text) {
    try {
      return new WorkflowId(text);
    } catch (IllegalArgumentException _) {
      throw ProblemException.of(ErrorCode.NOT_FOUND, "there is no workflow with this id");
    }
  }

  static JobId jobId(String text) {
    try {
      return new JobId(text);
    } catch (IllegalArgumentException _) {
      throw noJob();
    }
  }

  static ProblemException noJob() {
    return ProblemException.of(ErrorCode.NOT_FOUND, "there is no job with this id");
  }

  /** The header of this name. */
  public static Optional<String> idempotencyKey(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    if (!KEY.matcher(header).matches()) {
      throw ProblemException.of(
          ErrorCode.REQUEST_INVALID,
          "Idempotency-Key must be 1 to 255 visible ASCII characters without spaces");
    }
    return Optional.of(header);
  }

  /** A trace header that is not one is passed over, as the standard asks. */
  public static Optional<String> traceparent(@Nullable String header) {
    return Optional.ofNullable(header).filter(h -> TRACEPARENT.matcher(h).matches());
  }

  /** How long the caller prefers to wait (RFC 7240), at most a minute. */
  static Duration wait(@Nullable String prefer) {
    return Arrays.stream(prefer == null ? new String[0] : prefer.split(",", -1))
        .map(preference -> WAIT.matcher(preference.strip()))
        .filter(Matcher::matches)
        .map(preference -> Duration.ofSeconds(Long.parseLong(preference.group(1))))
        .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  static Optional<EventId> since(@Nullable String lastEventId, @Nullable String since) {
    String text = lastEventId == null || lastEventId.isBlank() ? since : lastEventId;
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(EventId.parse(text.strip()));
    } catch (IllegalArgumentException _) {
      throw ProblemException.of(
          ErrorCode.REQUEST_INVALID, "an event id is <epoch>.<n>, for example 3.17");
    }
  }
}
