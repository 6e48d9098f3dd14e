package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stock ComfyUI server: one prompt at a time, events over a WebSocket to who queued it, a history
 * of what has ended, and files to look at.
 */
public final class ComfyUiApi implements FakeApi {
  private static final String HISTORY = "/history/";
  private static final String MODELS = "/models/";

  private final ComfyUiQueue queue = new ComfyUiQueue();

  @Override
  public String name() {
    return "comfyui";
  }

  @Override
  public Map<String, String> environment(String url) {
    return Map.of("EMP_QUEUE_COMFYUI_BASE_URL", url);
  }

  /** What the server has run and been told, for tests. */
  public ComfyUiQueue queue() {
    return queue;
  }

  @Override
  public FakeAnswer answer(FakeRequest request) {
    String path = request.path();
    return switch (request.method() + " " + path) {
      case "POST /prompt" -> prompt(request.json());
      case "GET /queue" -> FakeAnswer.json(200, queue.listing().toString());
      case "POST /queue" -> {
        request.json().path("delete").forEach(id -> queue.delete(id.asText()));
        yield FakeAnswer.json(200, "{}");
      }
      case "POST /interrupt" -> {
        queue.interrupt(Optional.ofNullable(request.json().get("prompt_id")).map(JsonNode::asText));
        yield FakeAnswer.json(200, "{}");
      }
      case "POST /upload/image" -> upload(request);
      case "GET /view" -> view(request.query());
      case "GET /system_stats" ->
          FakeAnswer.json(200, "{\"system\":{\"os\":\"posix\"},\"devices\":[]}");
      case "GET /models" -> FakeAnswer.json(200, "[\"checkpoints\",\"loras\"]");
      default -> {
        if (request.method().equals("GET") && path.startsWith(HISTORY)) {
          yield FakeAnswer.json(200, queue.history(path.substring(HISTORY.length())).toString());
        }
        if (request.method().equals("GET") && path.startsWith(MODELS)) {
          yield models(path.substring(MODELS.length()));
        }
        yield error(404, "Not Found");
      }
    };
  }

  private FakeAnswer prompt(JsonNode body) {
    if (!(body.get("prompt") instanceof ObjectNode graph)) {
      return refused("no_prompt", "No prompt provided", Json.object());
    }
    ObjectNode errors = ComfyUiGraph.errors(graph);
    if (!errors.isEmpty()) {
      return refused(
          "prompt_outputs_failed_validation", "Prompt outputs failed validation", errors);
    }
    if (!ComfyUiGraph.hasOutputs(graph)) {
      return refused("prompt_no_outputs", "Prompt has no outputs", Json.object());
    }
    ComfyUiQueue.Task task = queue.add(graph, body.path("client_id").asText());
    return FakeAnswer.json(
        200,
        Json.object()
            .put("prompt_id", task.id())
            .put("number", task.number())
            .<ObjectNode>set("node_errors", Json.object())
            .toString());
  }

  private static FakeAnswer refused(String type, String message, ObjectNode nodeErrors) {
    ObjectNode error = Json.object().put("type", type).put("message", message).put("details", "");
    error.set("extra_info", Json.object());
    ObjectNode body = Json.object();
    body.set("error", error);
    body.set("node_errors", nodeErrors);
    return FakeAnswer.json(400, body.toString());
  }

  private static FakeAnswer models(String folder) {
    return folder.equals("checkpoints")
        ? FakeAnswer.json(200, "[\"%s\"]".formatted(ComfyUiGraph.CHECKPOINT))
        : FakeAnswer.json(404, "{}");
  }

  private FakeAnswer upload(FakeRequest request) {
    byte[] bytes = request.body().getBytes();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int name = text.indexOf("filename=\"") + "filename=\"".length();
    String file = text.substring(name, text.indexOf('"', name));
    int begin = text.indexOf("\r\n\r\n", name) + 4;
    int end = text.indexOf("\r\n--", begin);
    queue.keepInput(file, Arrays.copyOfRange(bytes, begin, end));
    return FakeAnswer.json(
        200, "{\"name\":\"%s\",\"subfolder\":\"\",\"type\":\"input\"}".formatted(file));
  }

  private FakeAnswer view(String query) {
    return queue
        .file(parameter(query, "filename"), parameter(query, "type"))
        .map(bytes -> (FakeAnswer) FakeAnswer.bytes("image/png", bytes))
        .orElseGet(() -> error(404, ""));
  }

  private static String parameter(String query, String name) {
    return List.of(query.split("&")).stream()
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  @Override
  public FakeAnswer error(int status, String message) {
    return FakeAnswer.json(status, Json.object().put("error", message).toString());
  }

  /** A graph names no model where one would look for it; a fault may stand in what goes beside. */
  @Override
  public String model(FakeRequest request) {
    return request.json().path("extra_data").path("fault").asText();
  }

  @Override
  public FakeAnswer refusal(FakeRequest request) {
    return error(400, "models cannot decline");
  }

  @Override
  public void serve(FakeSocket socket) {
    String client = parameter(socket.query(), "clientId");
    queue.connected(client, socket);
    while (socket.receive().isPresent()) {
      // A client says nothing that matters.
    }
    queue.disconnected(client, socket);
  }
}
