package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be done to many jobs at once. */
public enum JobAction {
  /** Asks each that has not ended to end early. */
  CANCEL,
  /** Sends the payload of each that has ended again, as a new job. */
  RETRY;

  /** Reads a wire name. */
  @JsonCreator
  public static JobAction ofWire(String name) {
    return Arrays.stream(values())
        .filter(action -> action.wire().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("action is one of cancel, retry"));
  }

  /** The wire name. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it can be done to a job that stands there. */
  public boolean appliesTo(JobStatus status) {
    return switch (this) {
      case CANCEL -> !status.isTerminal();
      case RETRY -> status.isTerminal();
    };
  }

  /** Whom it is for where nobody says: what ended well, or as it was wished, is not retried. */
  public Set<JobStatus> usual() {
    return switch (this) {
      case CANCEL ->
          Arrays.stream(JobStatus.values())
              .filter(this::appliesTo)
              .collect(Collectors.toUnmodifiableSet());
      case RETRY -> Set.of(JobStatus.FAILED, JobStatus.TIMEOUT);
    };
  }
}
