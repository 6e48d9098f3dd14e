package io.emprops.core.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name of a variable: 1 to 64 of {@code A–Z a–z 0–9 _}, and none of the JSON literals. */
public record VariableName(@JsonValue String value) implements Comparable<VariableName> {
  private static final String FORMAT = "[A-Za-z0-9_]{1,64}";
  private static final int MAX_LENGTH = 64;

  @JsonCreator
  public VariableName {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "a variable name must match %s and be no literal: '%s'".formatted(FORMAT, value));
    }
  }

  /** Whether this text may name a variable. */
  public static boolean isValid(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!isNameCharacter(text.charAt(i))) {
        return false;
      }
    }
    return switch (text) {
      case "true", "false", "null" -> false;
      default -> true;
    };
  }

  /** Whether this may stand in a name, and so belongs to a word of an expression. */
  public static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
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
