package io.emprops.core.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Identifies an organisation: the owner of every row. */
public record OrganisationId(@JsonValue String value) {
  private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  @JsonCreator
  public OrganisationId {
    if (!FORMAT.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "organisation id must match %s: '%s'".formatted(FORMAT, value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
