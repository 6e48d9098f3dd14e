package io.emprops.core.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a delivery is. */
public enum DeliveryStatus {
  /** It will be tried, or tried again. */
  PENDING,
  /** The receiver took it. */
  DELIVERED,
  /** It was not taken for a day, and is tried no more unless somebody replays it. */
  GIVEN_UP;

  /** Reads a wire name. */
  @JsonCreator
  public static DeliveryStatus ofWire(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The wire name. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
