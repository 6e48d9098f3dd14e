package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a job stands. */
public enum JobStatus {
  /** Not before a time, or backing off. */
  SCHEDULED,
  /** Waits for a worker. */
  PENDING,
  /** Claimed, and not yet reported as begun. */
  ASSIGNED,
  /** A worker is at it. */
  IN_PROGRESS,
  /** Ended well. */
  COMPLETED,
  /** Ended with an error. */
  FAILED,
  /** Ended because someone asked for it. */
  CANCELLED,
  /** Ended because a clock ran out. */
  TIMEOUT;

  /** Reads a wire name. */
  @JsonCreator
  public static JobStatus ofWire(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The wire name. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing follows. */
  public boolean isTerminal() {
    return switch (this) {
      case COMPLETED, FAILED, CANCELLED, TIMEOUT -> true;
      case SCHEDULED, PENDING, ASSIGNED, IN_PROGRESS -> false;
    };
  }
}
