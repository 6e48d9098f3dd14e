package io.emprops.queue.connector;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.Base64;

/** A file in an answer, as it stands in a connector's result: {@code {media_type, base64}}. */
public final class InlineFile {
  private InlineFile() {}

  /** The file of this content. */
  public static JsonObject of(byte[] content, String mediaType) {
    return of(Base64.getEncoder().encodeToString(content), mediaType);
  }

  /** The same, where the content is in base 64 already. */
  public static JsonObject of(String base64, String mediaType) {
    return JsonValue.object().put("media_type", mediaType).put("base64", base64).build();
  }
}
