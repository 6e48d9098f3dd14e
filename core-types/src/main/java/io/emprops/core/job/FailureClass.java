package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an attempt failed, as far as it decides what comes next. */
public enum FailureClass {
  /** The provider declined to answer. */
  GENERATION_REFUSAL(false),
  /** The credential is missing or refused. */
  AUTH_ERROR(false),
  /** The provider asks to come back later. */
  RATE_LIMIT(true),
  /** The provider could not be reached. */
  NETWORK_ERROR(true),
  /** Memory, disk or quota ran out. */
  RESOURCE_LIMIT(true),
  /** The provider failed. */
  SERVICE_ERROR(true),
  /** No answer in time. */
  TIMEOUT(true),
  /** The payload is at fault. */
  VALIDATION_ERROR(false),
  /** The answer is not what was agreed. */
  RESPONSE_ERROR(true),
  /** The worker itself failed. */
  SYSTEM_ERROR(true);

  private final boolean worthRetrying;

  FailureClass(boolean worthRetrying) {
    this.worthRetrying = worthRetrying;
  }

  /** Reads a wire name. */
  @JsonCreator
  public static FailureClass ofWire(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The wire name. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether another model or provider may answer the same job. */
  public boolean mayBeCuredElsewhere() {
    return switch (this) {
      case GENERATION_REFUSAL,
          AUTH_ERROR,
          RATE_LIMIT,
          NETWORK_ERROR,
          RESOURCE_LIMIT,
          SERVICE_ERROR,
          TIMEOUT,
          RESPONSE_ERROR ->
          true;
      case VALIDATION_ERROR, SYSTEM_ERROR -> false;
    };
  }

  /**
   * Whether an attempt that failed so may have used money and tokens though nothing was told of
   * them: the provider may have answered when nobody waited any more.
   */
  public boolean leavesUsageOpen() {
    return this == TIMEOUT;
  }

  /** Whether another attempt may end better. */
  public boolean worthRetrying() {
    return worthRetrying;
  }
}
