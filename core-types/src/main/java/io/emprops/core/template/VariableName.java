package io.emprops.core.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;

/** The name of a variable: 1 to 64 of {@code A–Z a–z 0–9 _}, and none of the JSON literals. */
public record VariableName(@JsonValue String value) implements Comparable<VariableName> {
  private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9_]{1,64}");
  private static final Set<String> LITERALS = Set.of("true", "false", "null");

  @JsonCreator
  public VariableName {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "a variable name must match %s and be no literal: '%s'".formatted(FORMAT, value));
    }
  }

  /** Whether this text may name a variable. */
  public static boolean isValid(String text) {
    return FORMAT.matcher(text).matches() && !LITERALS.contains(text);
  }

  @Override
  public int compareTo(VariableName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
