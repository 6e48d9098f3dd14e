package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Proves one claim of a job: random, made for that claim and for no other. */
public record LeaseToken(@JsonValue String value) {
  private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9_-]{22,64}");

  @JsonCreator
  public LeaseToken {
    if (!FORMAT.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "lease token must match %s: '%s'".formatted(FORMAT, value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
