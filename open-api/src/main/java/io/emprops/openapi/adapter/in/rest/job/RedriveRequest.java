package io.emprops.openapi.adapter.in.rest.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a redrive.
 *
 * @param perMinute how many jobs become due in a minute, 1 to 6000
 */
@Schema(name = "RedriveRequest")
public record RedriveRequest(
    @JsonProperty("per_minute") @Schema(required = true, minimum = "1", maximum = "6000")
        @Nullable Integer perMinute) {
  private static final int MOST = 6_000;

  int rate() {
    if (perMinute == null || perMinute < 1 || perMinute > MOST) {
      throw ProblemException.at(
          "/per_minute",
          ErrorCode.REQUEST_INVALID,
          "per_minute is a number from 1 to %d".formatted(MOST));
    }
    return perMinute;
  }
}
