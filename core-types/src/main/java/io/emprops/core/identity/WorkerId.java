package io.emprops.core.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Identifies one worker process. */
public record WorkerId(@JsonValue String value) {
  private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

  @JsonCreator
  public WorkerId {
    if (!FORMAT.matcher(value).matches()) {
      throw new IllegalArgumentException("worker id must match %s: '%s'".formatted(FORMAT, value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
