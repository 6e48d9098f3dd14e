package io.emprops.queue.connector.comfyui;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.queue.connector.http.JsonAnswers;
import java.util.Optional;

/** What the nodes of a graph are called, for people. */
record NodeTitles(JsonObject graph) {

  int count() {
    return graph.members().size();
  }

  /** The title that the author gave, else the class, else the id. */
  String of(String node) {
    // A node inside a group carries the group's id before its own.
    JsonValue found =
        graph
            .member(node)
            .or(() -> graph.member(node.split(":", 2)[0]))
            .orElseGet(JsonValue::ofNull);
    if (!(found instanceof JsonObject object)) {
      return node;
    }
    return JsonAnswers.object(object, "_meta")
        .flatMap(meta -> JsonAnswers.text(meta, "title"))
        .or(() -> JsonAnswers.text(object, "class_type"))
        .filter(title -> !title.isBlank())
        .orElse(node);
  }

  static Optional<NodeTitles> of(JsonValue prompt) {
    return prompt instanceof JsonObject graph
        ? Optional.of(new NodeTitles(graph))
        : Optional.empty();
  }
}
