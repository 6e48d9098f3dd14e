package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.it.provider.FakeAnswer.Streamed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** An Ollama server with one model: chats and generations, streamed unless they say otherwise. */
public final class OllamaApi implements FakeApi {
  /** The model that it has; a fault's name makes further ones. */
  public static final String MODEL = "llama3.2";

  private static final String CHAT = "/api/chat";
  private static final String GENERATE = "/api/generate";
  private static final String TAGS = "/api/tags";
  private static final Map<String, Predicate<JsonNode>> BOTH =
      Map.of(
          "model",
          JsonNode::isTextual,
          "format",
          node -> node.isTextual() || node.isObject(),
          "options",
          JsonNode::isObject,
          "stream",
          JsonNode::isBoolean,
          "think",
          node -> node.isBoolean() || node.isTextual(),
          "keep_alive",
          node -> node.isTextual() || node.isNumber());
  private static final BodyRules CHATS =
      rules(
          Set.of("model", "messages"),
          Map.of(
              "messages",
              BodyRules.conversation("system", "user", "assistant", "tool"),
              "tools",
              JsonNode::isArray));
  private static final BodyRules GENERATIONS =
      rules(
          Set.of("model"),
          Map.of(
              "prompt", JsonNode::isTextual,
              "suffix", JsonNode::isTextual,
              "system", JsonNode::isTextual,
              "template", JsonNode::isTextual,
              "raw", JsonNode::isBoolean,
              "images", JsonNode::isArray));

  private static BodyRules rules(Set<String> required, Map<String, Predicate<JsonNode>> own) {
    Map<String, Predicate<JsonNode>> members = new HashMap<>(BOTH);
    members.putAll(own);
    return new BodyRules(required, members);
  }

  @Override
  public String name() {
    return "ollama";
  }

  @Override
  public Map<String, String> environment(String url) {
    return Map.of("EMP_QUEUE_OLLAMA_BASE_URL", url);
  }

  @Override
  public FakeAnswer answer(FakeRequest request) {
    if (request.path().equals(TAGS)) {
      ObjectNode body = Json.object();
      body.putArray("models").addObject().put("name", MODEL + ":latest").put("model", MODEL);
      return FakeAnswer.json(200, body.toString());
    }
    return complaint(request).orElseGet(() -> reply(request, Words.PIECES));
  }

  /** Its models decline in words alone. */
  @Override
  public FakeAnswer refusal(FakeRequest request) {
    return complaint(request).orElseGet(() -> reply(request, List.of(Words.REFUSAL)));
  }

  @Override
  public String streamError(FakeRequest request, String message) {
    return Json.object().put("error", message) + "\n";
  }

  @Override
  public FakeAnswer error(int status, String message) {
    return FakeAnswer.json(status, Json.object().put("error", message).toString());
  }

  private Optional<FakeAnswer> complaint(FakeRequest request) {
    boolean chat = request.path().equals(CHAT);
    if (!chat && !request.path().equals(GENERATE)) {
      return Optional.of(error(404, "404 page not found"));
    }
    if (!request.method().equals("POST")) {
      return Optional.of(error(405, "405 method not allowed"));
    }
    Optional<FakeAnswer> unfit =
        (chat ? CHATS : GENERATIONS).complaint(request).map(why -> error(400, why));
    String model = model(request);
    return unfit.isPresent() || model.startsWith(MODEL) || model.contains("fault-")
        ? unfit
        : Optional.of(error(404, "model '%s' not found".formatted(model)));
  }

  private static FakeAnswer reply(FakeRequest request, List<String> pieces) {
    if (!request.json().path("stream").asBoolean(true)) {
      return FakeAnswer.json(200, ended(line(request, String.join("", pieces))).toString());
    }
    List<String> lines = new ArrayList<>();
    pieces.forEach(piece -> lines.add(line(request, piece).put("done", false) + "\n"));
    lines.add(ended(line(request, "")) + "\n");
    return new Streamed("application/x-ndjson", lines, 1, Map.of());
  }

  private static ObjectNode line(FakeRequest request, String text) {
    ObjectNode line =
        Json.object()
            .put("model", request.json().path("model").asText())
            .put("created_at", "2026-01-01T00:00:00Z");
    if (request.path().equals(CHAT)) {
      line.putObject("message").put("role", "assistant").put("content", text);
    } else {
      line.put("response", text);
    }
    return line;
  }

  private static ObjectNode ended(ObjectNode line) {
    return line.put("done", true)
        .put("done_reason", "stop")
        .put("total_duration", 5_000_000)
        .put("prompt_eval_count", 26)
        .put("eval_count", 9);
  }
}
