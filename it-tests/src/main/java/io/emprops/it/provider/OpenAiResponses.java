package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * OpenAI's Responses API, streamed or at once. It calls the first tool where the request requires
 * one, answers with fitting JSON where it names a schema, and is incomplete where so few tokens are
 * allowed that no answer fits.
 */
final class OpenAiResponses implements Endpoint {
  private static final int FEW_TOKENS = 20;

  private static final BodyRules RULES =
      new BodyRules(
          Set.of("model"),
          Map.ofEntries(
              Map.entry("model", JsonNode::isTextual),
              Map.entry("input", node -> node.isTextual() || node.isArray()),
              Map.entry("instructions", JsonNode::isTextual),
              Map.entry("temperature", BodyRules.number(0, 2)),
              Map.entry("top_p", BodyRules.number(0, 1)),
              Map.entry("max_output_tokens", BodyRules.integer(16, 128_000)),
              Map.entry("reasoning", JsonNode::isObject),
              Map.entry("text", JsonNode::isObject),
              Map.entry("tools", JsonNode::isArray),
              Map.entry("tool_choice", node -> node.isTextual() || node.isObject()),
              Map.entry("parallel_tool_calls", JsonNode::isBoolean),
              Map.entry("previous_response_id", JsonNode::isTextual),
              Map.entry("include", JsonNode::isArray),
              Map.entry("store", JsonNode::isBoolean),
              Map.entry("background", JsonNode::isBoolean),
              Map.entry("truncation", BodyRules.oneOf("auto", "disabled")),
              Map.entry("metadata", JsonNode::isObject),
              Map.entry("user", JsonNode::isTextual),
              Map.entry("stream", JsonNode::isBoolean)));

  @Override
  public FakeAnswer answer(FakeRequest request) {
    return RULES
        .complaint(request)
        .map(why -> OpenAiApi.errorOf(400, why))
        .orElseGet(() -> reply(request, ResponseItem.to(request.json())));
  }

  @Override
  public FakeAnswer refusal(FakeRequest request) {
    return reply(request, ResponseItem.refusal(Words.REFUSAL));
  }

  @Override
  public String streamError(String message) {
    ObjectNode error = Json.object().put("type", "error").put("code", "server_error");
    return FakeAnswer.event(
        "error",
        error.put("message", message).putNull("param").put("sequence_number", 7).toString());
  }

  /** Cancels a response in the background: {@code POST /v1/responses/ID/cancel}. */
  FakeAnswer cancel(FakeRequest request) {
    ObjectNode response = heading(Json.object().put("model", "unknown"), "cancelled");
    response.put("id", request.path().split("/", -1)[3]).putArray("output");
    return FakeAnswer.json(200, response.toString());
  }

  private static FakeAnswer reply(FakeRequest request, ResponseItem item) {
    JsonNode body = request.json();
    boolean few = body.path("max_output_tokens").asInt(FEW_TOKENS) < FEW_TOKENS;
    ObjectNode end = heading(body, few ? "incomplete" : "completed");
    if (few) {
      end.putObject("incomplete_details").put("reason", "max_output_tokens");
    }
    end.putArray("output").add(item.whole("completed"));
    end.set("usage", usage());
    return request.wantsStream() ? streamed(body, item, end) : FakeAnswer.json(200, end.toString());
  }

  private static FakeAnswer streamed(JsonNode body, ResponseItem item, ObjectNode end) {
    var events = new Events();
    ObjectNode begun = heading(body, "in_progress");
    begun.putArray("output");
    events.add("response.created", Json.object().set("response", begun));
    events.add("response.in_progress", Json.object().set("response", begun));
    events.add("response.output_item.added", atItem().set("item", item.whole("in_progress")));
    int held = 0;
    for (String piece : item.pieces()) {
      events.add(item.deltaEvent(), item.at(atItem()).put("delta", piece));
      held = held == 0 ? events.list.size() : held;
    }
    events.add(item.doneEvent(), item.done(item.at(atItem())));
    events.add("response.output_item.done", atItem().set("item", item.whole("completed")));
    events.add("response." + end.path("status").asText(), Json.object().set("response", end));
    return FakeAnswer.events(events.list, held);
  }

  private static ObjectNode atItem() {
    return Json.object().put("output_index", 0);
  }

  /** Events in order, each with its number. */
  private static final class Events {
    private final List<String> list = new ArrayList<>();

    private void add(String type, ObjectNode data) {
      data.put("type", type).put("sequence_number", list.size());
      list.add(FakeAnswer.event(type, data.toString()));
    }
  }

  private static ObjectNode heading(JsonNode body, String status) {
    ObjectNode heading =
        Json.object(
            """
            {"id": "resp_fake1", "object": "response", "created_at": 1767225600, "error": null,
             "incomplete_details": null, "instructions": null, "metadata": {},
             "parallel_tool_calls": true, "temperature": 1.0, "tool_choice": "auto", "tools": [],
             "top_p": 1.0, "usage": null}
            """);
    return heading.put("model", body.path("model").asText()).put("status", status);
  }

  private static ObjectNode usage() {
    return Json.object(
        """
        {"input_tokens": 31, "input_tokens_details": {"cached_tokens": 4, "cache_write_tokens": 0},
         "output_tokens": 9, "output_tokens_details": {"reasoning_tokens": 2}, "total_tokens": 40}
        """);
  }
}
