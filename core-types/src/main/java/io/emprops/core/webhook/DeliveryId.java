package io.emprops.core.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Identifies a delivery; the receiver sees it as {@code webhook-id}, the same at each attempt. */
public record DeliveryId(@JsonValue String value) {
  private static final Pattern FORMAT = Pattern.compile("msg_[A-Za-z0-9]{20,40}");

  @JsonCreator
  public DeliveryId {
    if (!FORMAT.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "delivery id must match %s: '%s'".formatted(FORMAT, value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
