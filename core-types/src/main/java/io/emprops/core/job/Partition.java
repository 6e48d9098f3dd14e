package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A group of job types that share one order; the default is {@code p0}. */
public record Partition(@JsonValue String value) {
  private static final Pattern FORMAT = Pattern.compile("p[0-9]{1,4}");

  @JsonCreator
  public Partition {
    if (!FORMAT.matcher(value).matches()) {
      throw new IllegalArgumentException("partition must match %s: '%s'".formatted(FORMAT, value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
