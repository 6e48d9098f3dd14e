package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * OpenAI's chat completions, streamed or at once. It calls the first tool where the request
 * requires a tool, and answers with fitting JSON where it names a schema.
 */
final class OpenAiChat implements Endpoint {
  private static final BodyRules RULES =
      new BodyRules(
          Set.of("model", "messages"),
          Map.ofEntries(
              Map.entry("model", JsonNode::isTextual),
              Map.entry(
                  "messages",
                  BodyRules.conversation("system", "developer", "user", "assistant", "tool")),
              Map.entry("temperature", BodyRules.number(0, 2)),
              Map.entry("top_p", BodyRules.number(0, 1)),
              Map.entry("frequency_penalty", BodyRules.number(-2, 2)),
              Map.entry("presence_penalty", BodyRules.number(-2, 2)),
              Map.entry("max_tokens", BodyRules.integer(1, 16_384)),
              Map.entry("max_completion_tokens", BodyRules.integer(1, 128_000)),
              Map.entry("n", BodyRules.integer(1, 128)),
              Map.entry("seed", BodyRules.integer(Long.MIN_VALUE, Long.MAX_VALUE)),
              Map.entry("stop", node -> node.isTextual() || node.isArray()),
              Map.entry("response_format", JsonNode::isObject),
              Map.entry("tools", JsonNode::isArray),
              Map.entry("tool_choice", node -> node.isTextual() || node.isObject()),
              Map.entry("parallel_tool_calls", JsonNode::isBoolean),
              Map.entry("reasoning_effort", JsonNode::isTextual),
              Map.entry("logprobs", JsonNode::isBoolean),
              Map.entry("user", JsonNode::isTextual),
              Map.entry("metadata", JsonNode::isObject),
              Map.entry("store", JsonNode::isBoolean),
              Map.entry("stream", JsonNode::isBoolean),
              Map.entry("stream_options", JsonNode::isObject)));

  private static final ObjectNode USAGE =
      Json.object(
          """
          {"prompt_tokens": 31, "completion_tokens": 9, "total_tokens": 40,
           "prompt_tokens_details": {"cached_tokens": 4, "audio_tokens": 0},
           "completion_tokens_details": {"reasoning_tokens": 2, "audio_tokens": 0,
             "accepted_prediction_tokens": 0, "rejected_prediction_tokens": 0}}
          """);

  @Override
  public FakeAnswer answer(FakeRequest request) {
    return RULES
        .complaint(request)
        .map(why -> OpenAiApi.errorOf(400, why))
        .orElseGet(() -> reply(request, deltas(request.json()), finish(request.json())));
  }

  @Override
  public FakeAnswer refusal(FakeRequest request) {
    return reply(request, List.of(Json.object().put("refusal", Words.REFUSAL)), "stop");
  }

  @Override
  public String streamError(String message) {
    ObjectNode error =
        Json.object()
            .put("message", message)
            .put("type", "server_error")
            .putNull("param")
            .putNull("code");
    return FakeAnswer.event("", Json.object().set("error", error).toString());
  }

  private static boolean mustCall(JsonNode body) {
    JsonNode choice = body.path("tool_choice");
    return choice.isObject() || choice.asText().equals("required");
  }

  private static String finish(JsonNode body) {
    return mustCall(body) ? "tool_calls" : "stop";
  }

  private static List<ObjectNode> deltas(JsonNode body) {
    if (mustCall(body)) {
      return toolCall(body.at("/tools/0/function"));
    }
    JsonNode schema = body.at("/response_format/json_schema/schema");
    List<String> pieces =
        schema.isMissingNode() ? Words.PIECES : Words.piecesOf(Words.fitting(schema));
    return pieces.stream().map(piece -> Json.object().put("content", piece)).toList();
  }

  private static List<ObjectNode> toolCall(JsonNode function) {
    List<ObjectNode> deltas = new ArrayList<>();
    ObjectNode start =
        Json.object().put("index", 0).put("id", "call_fake1").put("type", "function");
    start.putObject("function").put("name", function.path("name").asText()).put("arguments", "");
    deltas.add(start);
    for (String piece : Words.piecesOf(Words.fitting(function.path("parameters")))) {
      ObjectNode more = Json.object().put("index", 0);
      more.putObject("function").put("arguments", piece);
      deltas.add(more);
    }
    return deltas.stream()
        .map(call -> (ObjectNode) Json.object().set("tool_calls", Json.array(List.of(call))))
        .toList();
  }

  private static FakeAnswer reply(FakeRequest request, List<ObjectNode> deltas, String finish) {
    return request.wantsStream()
        ? streamed(request.json(), deltas, finish)
        : FakeAnswer.json(200, whole(request.json(), deltas, finish).toString());
  }

  private static FakeAnswer streamed(JsonNode body, List<ObjectNode> deltas, String finish) {
    List<String> events = new ArrayList<>();
    events.add(chunk(body, Json.object().put("role", "assistant").put("content", ""), ""));
    deltas.forEach(delta -> events.add(chunk(body, delta, "")));
    events.add(chunk(body, Json.object(), finish));
    if (body.at("/stream_options/include_usage").asBoolean()) {
      ObjectNode last = heading(body, "chat.completion.chunk");
      last.putArray("choices");
      events.add(FakeAnswer.event("", last.set("usage", USAGE).toString()));
    }
    events.add(FakeAnswer.event("", "[DONE]"));
    return FakeAnswer.events(events, 2);
  }

  private static String chunk(JsonNode body, ObjectNode delta, String finish) {
    ObjectNode chunk = heading(body, "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.putNull("logprobs");
    choice.put("finish_reason", finish.isEmpty() ? null : finish);
    return FakeAnswer.event("", chunk.toString());
  }

  private static ObjectNode whole(JsonNode body, List<ObjectNode> deltas, String finish) {
    ObjectNode completion = heading(body, "chat.completion");
    ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
    ObjectNode message = choice.putObject("message").put("role", "assistant").putNull("content");
    message.putNull("refusal");
    for (ObjectNode delta : deltas) {
      append(message, delta, "content");
      append(message, delta, "refusal");
      if (delta.has("tool_calls")) {
        call(message, delta.at("/tool_calls/0"));
      }
    }
    choice.putNull("logprobs");
    choice.put("finish_reason", finish);
    return completion.set("usage", USAGE);
  }

  private static void append(ObjectNode message, ObjectNode delta, String member) {
    if (delta.has(member)) {
      message.put(member, message.path(member).asText("") + delta.path(member).asText());
    }
  }

  private static void call(ObjectNode message, JsonNode delta) {
    if (!message.has("tool_calls")) {
      ObjectNode call = message.putArray("tool_calls").addObject();
      call.put("id", delta.path("id").asText()).put("type", "function");
      call.set("function", delta.path("function").deepCopy());
      return;
    }
    ObjectNode function = (ObjectNode) message.at("/tool_calls/0/function");
    append(function, (ObjectNode) delta.path("function"), "arguments");
  }

  private static ObjectNode heading(JsonNode body, String object) {
    return Json.object()
        .put("id", "chatcmpl-fake1")
        .put("object", object)
        .put("created", 1_767_225_600)
        .put("model", body.path("model").asText())
        .put("service_tier", "default")
        .put("system_fingerprint", "fp_fake");
  }
}
