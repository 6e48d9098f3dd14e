package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a kind of error: equal for jobs that ended for the same reason, however the numbers, ids,
 * quoted texts and addresses in their messages differ.
 */
public record ErrorSignature(@JsonValue String value) {
  private static final Pattern FORMAT = Pattern.compile("[0-9a-f]{32}");

  @JsonCreator
  public ErrorSignature {
    if (!FORMAT.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "error signature must match %s: '%s'".formatted(FORMAT, value));
    }
  }

  /** The only place where signatures are made. */
  public static ErrorSignature of(
      JobType type, @Nullable FailureClass failureClass, @Nullable String reason, String message) {
    String kind =
        String.join(
            "\n",
            type.value(),
            failureClass == null ? "" : failureClass.wire(),
            reason == null ? "" : reason,
            MessagePattern.of(message));
    return new ErrorSignature(Digests.name(kind));
  }

  @Override
  public String toString() {
    return value;
  }
}
