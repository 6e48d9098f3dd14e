package io.emprops.core.asset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a result can be, as a document's {@code output} names it. */
public enum MediaKind {
  TEXT,
  JSON,
  IMAGE,
  AUDIO,
  VIDEO,
  FILE;

  /** The kind of a file of this media type. */
  public static MediaKind of(String mediaType) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    if (type.startsWith("image/")) {
      return IMAGE;
    }
    if (type.startsWith("audio/")) {
      return AUDIO;
    }
    if (type.startsWith("video/")) {
      return VIDEO;
    }
    if (type.equals("application/json")) {
      return JSON;
    }
    return type.startsWith("text/") ? TEXT : FILE;
  }

  /** The kind of this wire name, if there is one. */
  public static Optional<MediaKind> find(String wire) {
    return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
  }

  /** Reads a wire name. */
  @JsonCreator
  public static MediaKind ofWire(String wire) {
    return find(wire)
        .orElseThrow(
            () -> new IllegalArgumentException("no such kind of output: '%s'".formatted(wire)));
  }

  /** The wire name. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
