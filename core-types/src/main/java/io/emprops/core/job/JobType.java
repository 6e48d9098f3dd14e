package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Names the kind of a job, by which it finds its workers, for example {@code openai_chat}. */
public record JobType(@JsonValue String value) {
  private static final Pattern FORMAT = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

  @JsonCreator
  public JobType {
    if (!isValid(value)) {
      throw new IllegalArgumentException("job type must match %s: '%s'".formatted(FORMAT, value));
    }
  }

  /** Whether this text may name a job type. */
  public static boolean isValid(String text) {
    return FORMAT.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
