package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * What the fake ComfyUI knows of graphs: the nodes that there are, and what their inputs may be.
 */
final class ComfyUiGraph {
  static final String CHECKPOINT = "model.safetensors";

  private static final Set<String> OUTPUTS =
      Set.of("SaveImage", "PreviewImage", "SaveAudio", "ShowText");
  private static final Set<String> OTHERS =
      Set.of(
          "CheckpointLoaderSimple",
          "CLIPTextEncode",
          "EmptyLatentImage",
          "KSampler",
          "VAEDecode",
          "LoadImage",
          "TestCrash",
          "TestOutOfMemory",
          "TestEndless",
          "TestDropSocket",
          "TestForget");

  private ComfyUiGraph() {}

  static boolean hasOutputs(ObjectNode graph) {
    for (JsonNode node : graph) {
      if (isOutput(node)) {
        return true;
      }
    }
    return false;
  }

  static boolean isOutput(JsonNode node) {
    return OUTPUTS.contains(kind(node));
  }

  static String kind(JsonNode node) {
    return node.path("class_type").asText();
  }

  /** By node: {@code {errors: [{type, message, details}], dependent_outputs, class_type}}. */
  static ObjectNode errors(ObjectNode graph) {
    ObjectNode all = Json.object();
    graph
        .properties()
        .forEach(
            node -> {
              ArrayNode errors = errors(node.getValue());
              if (!errors.isEmpty()) {
                ObjectNode entry = Json.object().put("class_type", kind(node.getValue()));
                entry.set("errors", errors);
                entry.set("dependent_outputs", Json.array(List.of()));
                all.set(node.getKey(), entry);
              }
            });
    return all;
  }

  private static ArrayNode errors(JsonNode node) {
    ArrayNode errors = Json.array(List.of());
    String kind = kind(node);
    if (!OUTPUTS.contains(kind) && !OTHERS.contains(kind)) {
      errors.add(
          error(
              "invalid_prompt",
              "Cannot execute because node %s does not exist.".formatted(kind),
              ""));
    }
    String checkpoint = node.path("inputs").path("ckpt_name").asText(CHECKPOINT);
    if (kind.equals("CheckpointLoaderSimple") && !checkpoint.equals(CHECKPOINT)) {
      errors.add(
          error(
              "value_not_in_list",
              "Value not in list",
              "ckpt_name: '%s' not in ['%s']".formatted(checkpoint, CHECKPOINT)));
    }
    return errors;
  }

  private static ObjectNode error(String type, String message, String details) {
    ObjectNode error =
        Json.object().put("type", type).put("message", message).put("details", details);
    error.set("extra_info", Json.object());
    return error;
  }
}
