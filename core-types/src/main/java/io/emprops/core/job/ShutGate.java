package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A gate and why it is shut.
 *
 * @param opensAt when it opens by itself, wire name {@code opens}; absent where it does not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShutGate(Gate gate, Cause cause, @JsonProperty("opens") @Nullable Instant opensAt) {

  /** One that does not open by itself. */
  public static ShutGate of(Gate gate, Cause cause) {
    return new ShutGate(gate, cause, null);
  }

  /** When it opens by itself. */
  public Optional<Instant> opening() {
    return Optional.ofNullable(opensAt);
  }

  /** Of the same gate in two partitions, what keeps it shut for longer. */
  ShutGate longer(ShutGate other) {
    if (cause != other.cause) {
      return cause.compareTo(other.cause) < 0 ? this : other;
    }
    Instant mine = opening().orElse(Instant.MAX);
    return mine.isBefore(other.opening().orElse(Instant.MAX)) ? other : this;
  }

  /** Why a gate is shut. */
  public enum Cause {
    /** Somebody paused it. */
    PAUSED,
    /** As many jobs run as may. */
    FULL,
    /** A provider said when to come back, or the rate allows no start yet. */
    CLOSED;

    /** As messages name it. */
    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
