package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.it.provider.ComfyUiQueue.Task;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one prompt, node after node, and tells its client what happens. */
final class ComfyUiExecution {
  private static final int PREVIEW = 1;
  private static final int JPEG = 1;
  private static final int SIDE = 96;
  private static final int COLOURS = 0xFFFFFF;
  private static final byte[] JPEG_HEAD =
      Base64.getDecoder().decode("/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==");

  private final ComfyUiQueue queue;
  private final Task task;
  private final ArrayNode messages = Json.array(List.of());
  private final ObjectNode outputs = Json.object();

  ComfyUiExecution(ComfyUiQueue queue, Task task) {
    this.queue = queue;
    this.task = task;
  }

  /** What the history says of it; empty, if the server forgets it. */
  Optional<ObjectNode> run() {
    tell("execution_start", Json.object());
    ObjectNode cached = Json.object();
    cached.set("nodes", Json.array(List.of()));
    tell("execution_cached", cached);
    for (Map.Entry<String, JsonNode> node : task.graph().properties()) {
      tell(
          "executing", Json.object().put("node", node.getKey()).put("display_node", node.getKey()));
      Optional<String> fault = execute(node.getKey(), node.getValue());
      if (fault.isPresent()) {
        return fault.get().equals("forget") ? Optional.empty() : Optional.of(entry("error", false));
      }
    }
    tell("execution_success", Json.object());
    return Optional.of(entry("success", true));
  }

  private Optional<String> execute(String id, JsonNode node) {
    String kind = ComfyUiGraph.kind(node);
    switch (kind) {
      case "KSampler" -> sample(id, node);
      case "TestDropSocket" -> queue.drop(task.client());
      case "TestEndless" -> {
        tell("progress", Json.object().put("value", 1).put("max", 1000).put("node", id));
        queue.awaitInterrupt();
      }
      case "TestForget" -> {
        queue.drop(task.client());
        return Optional.of("forget");
      }
      case "TestCrash" -> {
        return Optional.of(failed(id, kind, "ValueError", "the tensors do not fit\n"));
      }
      case "TestOutOfMemory" -> {
        return Optional.of(
            failed(id, kind, "torch.OutOfMemoryError", "CUDA out of memory. Tried to allocate"));
      }
      default -> {
        if (ComfyUiGraph.isOutput(node)) {
          output(id, kind, node);
        }
      }
    }
    if (queue.isInterrupted()) {
      tell("execution_interrupted", Json.object().put("node_id", id).put("node_type", kind));
      return Optional.of("interrupted");
    }
    return Optional.empty();
  }

  private void sample(String id, JsonNode node) {
    int steps = node.path("inputs").path("steps").asInt(2);
    for (int step = 1; step <= steps; step++) {
      tell("progress", Json.object().put("value", step).put("max", steps).put("node", id));
      var image = ByteBuffer.allocate(2 * Integer.BYTES + JPEG_HEAD.length);
      image.putInt(PREVIEW).putInt(JPEG).put(JPEG_HEAD);
      queue.show(task.client(), image.array());
    }
  }

  private void output(String id, String kind, JsonNode node) {
    ObjectNode output = Json.object();
    switch (kind) {
      case "ShowText" ->
          output.set(
              "text",
              Json.array(
                  List.of(Json.object().textNode(node.path("inputs").path("text").asText()))));
      case "SaveAudio" ->
          output.set("audio", Json.array(List.of(file("sound.wav", "output", "RIFF0000WAVEfmt "))));
      case "PreviewImage" ->
          output.set("images", Json.array(List.of(file("temp_" + id + ".png", "temp", ""))));
      default -> {
        int count = node.path("inputs").path("count").asInt(1);
        ArrayNode images = Json.array(List.of());
        for (int i = 1; i <= count; i++) {
          images.add(file("ComfyUI_%05d_.png".formatted(i), "output", task.id() + i));
        }
        output.set("images", images);
      }
    }
    outputs.set(id, output);
    ObjectNode data = Json.object().put("node", id).put("display_node", id);
    data.set("output", output);
    tell("executed", data);
  }

  /** A picture with something of its own at its end, or content of another kind. */
  private ObjectNode file(String name, String type, String content) {
    byte[] more = content.getBytes(StandardCharsets.US_ASCII);
    byte[] picture = Png.square(SIDE, content.hashCode() & COLOURS);
    byte[] bytes =
        content.startsWith("RIFF")
            ? more
            : ByteBuffer.allocate(picture.length + more.length).put(picture).put(more).array();
    queue.keepFile(type + "/" + name, bytes);
    return Json.object().put("filename", name).put("subfolder", "").put("type", type);
  }

  private String failed(String id, String kind, String exception, String words) {
    tell(
        "execution_error",
        Json.object()
            .put("node_id", id)
            .put("node_type", kind)
            .put("exception_type", exception)
            .put("exception_message", words));
    return "failed";
  }

  private ObjectNode entry(String status, boolean completed) {
    ObjectNode told = Json.object().put("status_str", status).put("completed", completed);
    told.set("messages", messages);
    ObjectNode entry = Json.object();
    entry.set("outputs", outputs);
    entry.set("status", told);
    return entry;
  }

  private void tell(String type, ObjectNode data) {
    data.put("prompt_id", task.id());
    ArrayNode message = Json.array(List.of());
    message.add(type).add(data);
    messages.add(message);
    queue.tell(task.client(), type, data);
  }
}
