package io.emprops.core.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem document.
 *
 * @param type names the kind of problem, stable over releases
 * @param title the kind in a sentence
 * @param status the HTTP status, repeated for readers that lost it
 * @param detail what happened this time and how to mend it
 * @param instance the path that was asked for
 * @param code the kind as a short code of {@link ErrorCode}
 * @param errors each single error with its place
 * @param errorCount how many errors there are, where not all of them are listed
 * @param traceId finds the request in logs and traces
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    ErrorCode code,
    List<Diagnostic> errors,
    @JsonProperty("error_count") @Nullable Integer errorCount,
    @JsonProperty("trace_id") @Nullable String traceId) {

  /** The media type of RFC 9457. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "urn:emprops:problem:";

  public Problem {
    errors = List.copyOf(errors);
  }

  /** A problem of this kind. */
  public static Problem of(ErrorCode code, String detail, List<Diagnostic> errors) {
    return new Problem(
        TYPE_PREFIX + code.wire(),
        code.title(),
        code.status(),
        detail,
        null,
        code,
        errors,
        null,
        null);
  }

  /** The same, with the place that was asked for and the trace it belongs to. */
  public Problem about(@Nullable String instance, @Nullable String traceId) {
    return new Problem(type, title, status, detail, instance, code, errors, errorCount, traceId);
  }

  /** The same, of which so many errors are not all listed. */
  public Problem counting(int all) {
    return new Problem(type, title, status, detail, instance, code, errors, all, traceId);
  }
}
