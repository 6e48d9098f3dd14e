package io.emprops.core.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What someone may do in an organisation; each role may do all that those before it may. */
public enum Role {
  /** Reads. */
  VIEWER,
  /** Executes workflows. */
  RUNNER,
  /** Writes workflows. */
  EDITOR,
  /** Sees and steers queues and workers. */
  OPERATOR,
  /** Manages members and tokens. */
  ADMIN;

  /** Reads a wire name. */
  @JsonCreator
  public static Role ofWire(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The wire name. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this role may do what needs the other. */
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }
}
