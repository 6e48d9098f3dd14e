package io.emprops.core.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Identifies a webhook. */
public record WebhookId(@JsonValue String value) {
  private static final Pattern FORMAT = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

  @JsonCreator
  public WebhookId {
    if (!FORMAT.matcher(value).matches()) {
      throw new IllegalArgumentException("webhook id must match %s: '%s'".formatted(FORMAT, value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
