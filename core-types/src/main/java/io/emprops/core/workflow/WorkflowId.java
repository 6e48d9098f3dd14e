package io.emprops.core.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Identifies a workflow: a ULID. */
public record WorkflowId(@JsonValue String value) {
  private static final Pattern FORMAT = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

  @JsonCreator
  public WorkflowId {
    if (!FORMAT.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "workflow id must match %s: '%s'".formatted(FORMAT, value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
