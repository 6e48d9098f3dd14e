package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Identifies a batch: a ULID. It stands beside jobs because each job may carry one. */
public record BatchId(@JsonValue String value) {
  private static final Pattern FORMAT = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

  @JsonCreator
  public BatchId {
    if (!FORMAT.matcher(value).matches()) {
      throw new IllegalArgumentException("batch id must match %s: '%s'".formatted(FORMAT, value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
