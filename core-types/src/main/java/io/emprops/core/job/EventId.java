package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies an event of one job: {@code <epoch>.<n>}.
 *
 * @param epoch of the broker's state; another epoch means that the state was lost in between
 * @param n from 1, contiguous within job and epoch
 */
public record EventId(long epoch, long n) {
  private static final Pattern FORMAT = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})");

  public EventId {
    if (epoch < 0 || n < 0) {
      throw new IllegalArgumentException(
          "event id must not be negative: %d.%d".formatted(epoch, n));
    }
  }

  /** Reads {@code <epoch>.<n>}. */
  @JsonCreator
  public static EventId parse(String text) {
    Matcher parts = FORMAT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("event id must be <epoch>.<n>: '%s'".formatted(text));
    }
    return new EventId(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
  }

  @Override
  @JsonValue
  public String toString() {
    return epoch + "." + n;
  }
}
