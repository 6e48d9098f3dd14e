package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a pending job: no worker that is there could take it. It is gone as soon as one
 * registers that could.
 *
 * @param message the reason as people read it
 */
public record Unworkable(Reason reason, String message) {

  static void requirePending(@Nullable Unworkable condition, JobStatus status) {
    if (condition != null && status != JobStatus.PENDING) {
      throw new IllegalArgumentException("only a pending job is unworkable: " + status.wire());
    }
  }

  /** What is missing. */
  public enum Reason {
    /** None that could take it is there now, or nobody offers its type yet. */
    NO_WORKER_YET,
    /** Workers offer its type, and none within 7 days has met what it asks for. */
    REQUIREMENTS_UNMET;

    /** Reads a wire name. */
    @JsonCreator
    public static Reason ofWire(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The wire name. */
    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
