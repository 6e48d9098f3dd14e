package io.emprops.queue.connector.comfyui;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.queue.connector.http.JsonAnswers;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What a ComfyUI server tells over its WebSocket, as far as it is about one prompt. */
sealed interface ComfyEvent {
  int PREVIEW_IMAGE = 1;
  int HEADER_BYTES = 8;

  /** A prompt's execution has begun. */
  record Started(String prompt) implements ComfyEvent {}

  /** So many nodes need no execution, since nothing changed for them. */
  record Cached(String prompt, int nodes) implements ComfyEvent {}

  /** A node's turn has come; empty at the end of the prompt. */
  record Executing(String prompt, Optional<String> node) implements ComfyEvent {}

  /** How far the node is. */
  record Stepped(Optional<String> prompt, double value, double max) implements ComfyEvent {}

  /** What the picture looks like by now: a JPEG or a PNG. Belongs to the prompt that runs. */
  @SuppressWarnings("ArrayRecordComponent") // never compared: it goes from the socket to the store
  record Preview(byte[] image) implements ComfyEvent {}

  /** The prompt has ended, well or badly: its history tells how. */
  record Ended(String prompt) implements ComfyEvent {}

  /** How many prompts wait or run on the server. */
  record Queue(int remaining) implements ComfyEvent {}

  /** The connection is gone. */
  record Lost() implements ComfyEvent {}

  /** Someone asked to stop. */
  record StopAsked() implements ComfyEvent {}

  /** Reads a text; empty, if it tells nothing that matters here. */
  static Optional<ComfyEvent> of(String text) {
    try {
      return JsonText.parse(text) instanceof JsonObject message ? of(message) : Optional.empty();
    } catch (JsonTextException e) {
      return Optional.empty();
    }
  }

  private static Optional<ComfyEvent> of(JsonObject message) {
    JsonObject data = JsonAnswers.object(message, "data").orElse(new JsonObject(Map.of()));
    Optional<String> prompt = JsonAnswers.text(data, "prompt_id");
    return switch (JsonAnswers.text(message, "type").orElse("")) {
      case "execution_start" -> prompt.map(Started::new);
      case "execution_cached" -> prompt.map(id -> new Cached(id, count(data)));
      case "executing" -> prompt.map(id -> new Executing(id, JsonAnswers.text(data, "node")));
      case "progress" ->
          Optional.of(new Stepped(prompt, number(data, "value"), number(data, "max")));
      case "execution_success", "execution_error", "execution_interrupted" ->
          prompt.map(Ended::new);
      case "status" -> Optional.of(new Queue(remaining(data)));
      default -> Optional.empty();
    };
  }

  /** Reads bytes: four say what they are, four in which form the picture is. */
  static Optional<ComfyEvent> of(byte[] bytes) {
    return bytes.length > HEADER_BYTES && ByteBuffer.wrap(bytes).getInt() == PREVIEW_IMAGE
        ? Optional.of(new Preview(Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length)))
        : Optional.empty();
  }

  private static int count(JsonObject data) {
    return data.member("nodes").orElseGet(JsonValue::ofNull) instanceof JsonArray(var nodes)
        ? nodes.size()
        : 0;
  }

  private static int remaining(JsonObject data) {
    return JsonAnswers.object(data, "status")
        .flatMap(status -> JsonAnswers.object(status, "exec_info"))
        .map(info -> (int) number(info, "queue_remaining"))
        .orElse(0);
  }

  private static double number(JsonObject data, String name) {
    return data.member(name).orElseGet(JsonValue::ofNull) instanceof JsonNumber(String digits)
        ? Double.parseDouble(digits)
        : 0;
  }
}
