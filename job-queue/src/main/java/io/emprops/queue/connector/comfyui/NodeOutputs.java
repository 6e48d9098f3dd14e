package io.emprops.queue.connector.comfyui;

import io.emprops.core.asset.Asset;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.worker.port.out.Connector.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Fetches what the nodes made into the store of files: {@code {prompt_id, outputs: {<node>:
 * {images: [reference…], …}}, text}}. Names of files become references; everything else stays.
 * Files that only preview are left out where there are others.
 */
final class NodeOutputs {
  private final ComfyApi api;
  private final Files files;
  private final boolean withTemporary;
  private final List<String> texts = new ArrayList<>();
  private final Map<MadeFile, Asset> kept = new LinkedHashMap<>();

  private NodeOutputs(ComfyApi api, Files files, boolean withTemporary) {
    this.api = api;
    this.files = files;
    this.withTemporary = withTemporary;
  }

  static JsonValue fetch(ComfyApi api, Files files, String prompt, PromptHistory history) {
    var outputs = new NodeOutputs(api, files, !hasLasting(history));
    var nodes = JsonValue.object();
    history
        .outputs()
        .forEach(
            (node, output) -> outputs.of(output).ifPresent(fetched -> nodes.put(node, fetched)));
    var result = JsonValue.object().put("prompt_id", prompt).put("outputs", nodes.build());
    if (!outputs.texts.isEmpty()) {
      result.put("text", String.join("\n", outputs.texts));
    }
    return result.build();
  }

  private static boolean hasLasting(PromptHistory history) {
    return history.outputs().values().stream()
        .flatMap(output -> entries(output).stream())
        .flatMap(entry -> MadeFile.of(entry).stream())
        .anyMatch(file -> !file.isTemporary());
  }

  private static List<JsonObject> entries(JsonValue output) {
    return output instanceof JsonObject(var lists)
        ? lists.values().stream()
            .flatMap(list -> list instanceof JsonArray(var all) ? all.stream() : null)
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .toList()
        : List.of();
  }

  private Optional<JsonValue> of(JsonValue output) {
    if (!(output instanceof JsonObject(var lists))) {
      return Optional.of(output);
    }
    Map<String, JsonValue> fetched = new LinkedHashMap<>();
    lists.forEach(
        (name, list) -> {
          if (list instanceof JsonArray(var entries)) {
            List<JsonValue> each =
                entries.stream()
                    .flatMap(entry -> entry(name, entry).stream())
                    .collect(Collectors.toList());
            if (!each.isEmpty()) {
              fetched.put(name, new JsonArray(each));
            }
          } else {
            fetched.put(name, list);
          }
        });
    return fetched.isEmpty() ? Optional.empty() : Optional.of(new JsonObject(fetched));
  }

  private Optional<JsonValue> entry(String list, JsonValue entry) {
    return switch (entry) {
      case JsonObject object ->
          MadeFile.of(object)
              .map(file -> reference(file).map(Asset::toJson))
              .orElse(Optional.of(object));
      case JsonString(String text) -> {
        if (list.equals("text") || list.equals("string")) {
          texts.add(text);
        }
        yield Optional.of(entry);
      }
      case JsonValue _ -> Optional.of(entry);
    };
  }

  private Optional<Asset> reference(MadeFile file) {
    if (file.isTemporary() && !withTemporary) {
      return Optional.empty();
    }
    return Optional.of(
        kept.computeIfAbsent(
            file, made -> api.view(made, content -> files.keep(content, made.name()))));
  }
}
