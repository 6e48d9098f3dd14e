package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names the kind of a job, by which it finds its workers, for example {@code openai_chat}. */
public record JobType(@JsonValue String value) {
  private static final String FORMAT = "[a-z][a-z0-9_-]{0,63}";
  private static final int MAX_LENGTH = 64;

  @JsonCreator
  public JobType {
    if (!isValid(value)) {
      throw new IllegalArgumentException("job type must match %s: '%s'".formatted(FORMAT, value));
    }
  }

  /** Whether this text may name a job type. */
  public static boolean isValid(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH || !isSmallLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isSmallLetter(c) && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isSmallLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  @Override
  public String toString() {
    return value;
  }
}
