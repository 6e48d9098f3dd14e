package io.emprops.queue.connector.comfyui;

import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.queue.connector.http.JsonAnswers;
import java.util.Optional;

/**
 * A file that a node has made, as the server names it.
 *
 * @param type {@code output}, or {@code temp} for one that only previews
 */
record MadeFile(String name, String subfolder, String type) {

  /** The file that an entry of a node's output names, if it names one. */
  static Optional<MadeFile> of(JsonObject entry) {
    return JsonAnswers.text(entry, "filename")
        .map(
            name ->
                new MadeFile(
                    name,
                    JsonAnswers.text(entry, "subfolder").orElse(""),
                    JsonAnswers.text(entry, "type").orElse("output")));
  }

  boolean isTemporary() {
    return "temp".equals(type);
  }
}
